package dev.tidemark.core.data;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Looks at CSV while it is read, and knows whether the last quoted value has an end: the parser takes all that follows for a part of it. For one thread. */
final class QuoteWatch extends FilterReader {
    private enum At { VALUE_START, VALUE, QUOTED, QUOTE }

    private final char separator;
    private At at = At.VALUE_START;
    private boolean ended;

    QuoteWatch(Reader text, char separator) {
        super(text);
        this.separator = separator;
    }

    /** Whether the text is over within quotes. */
    boolean endedInQuotes() {
        return ended && at == At.QUOTED;
    }

    @Override public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override public int read(char[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        ended |= read < 0;
        for (int i = offset; i < offset + read; i++) {
            char c = into[i];
            if (at == At.QUOTED) {
                at = c == '"' ? At.QUOTE : At.QUOTED;
            } else if (c == '"') {
                // Behind a quote it stands for a quote in the value.
                at = at == At.VALUE ? At.VALUE : At.QUOTED;
            } else {
                at = c == separator || c == '\n' || c == '\r' ? At.VALUE_START : At.VALUE;
            }
        }
        return read;
    }
}
