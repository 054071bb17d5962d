package dev.tidemark.cli;

import dev.tidemark.core.common.Progress;
import java.io.PrintWriter;

/** Progress as one line of the terminal that is written over and over, and gone when the work is done. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final String START_OF_CLEARED_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private boolean shown;

    ProgressLine(PrintWriter err) {
        this.err = err;
    }

    @Override public void report(String doing, double fraction) {
        String percent = fraction < 0 ? "     " : String.format("%3d %%", Math.round(fraction * 100));
        err.print(START_OF_CLEARED_LINE + percent + "  " + doing);
        err.flush();
        shown = true;
    }

    @Override public void close() {
        if (shown) {
            err.print(START_OF_CLEARED_LINE);
            err.flush();
            shown = false;
        }
    }
}
