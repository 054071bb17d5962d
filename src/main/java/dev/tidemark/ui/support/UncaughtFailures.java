package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import javafx.application.Platform;

/** The last net: a failure that nobody caught, on any thread, is logged and shown. */
public final class UncaughtFailures {
    private static final System.Logger LOG = System.getLogger(UncaughtFailures.class.getName());

    private UncaughtFailures() { }

    /** Shows every uncaught failure from now on. */
    public static void showOn(Dialogs dialogs) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            LOG.log(System.Logger.Level.ERROR, "Uncaught on " + thread.getName(), failure);
            Platform.runLater(() -> dialogs.tell(Problem.from(failure)));
        });
    }
}
