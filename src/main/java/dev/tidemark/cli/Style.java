package dev.tidemark.cli;

/** Colour, weight and signs, each of which a terminal may lack; a state is never told by colour alone. */
record Style(boolean colour, boolean signs) {
    String strong(String text) {
        return ansi("1", text);
    }

    String faint(String text) {
        return ansi("2", text);
    }

    String good(String text) {
        return ansi("32", text);
    }

    String warning(String text) {
        return ansi("33", text);
    }

    String bad(String text) {
        return ansi("31", text);
    }

    /** The sign of something in order. */
    String tick() {
        return good(signs ? "✓" : "+");
    }

    /** The sign of something wrong. */
    String cross() {
        return bad(signs ? "✗" : "x");
    }

    /** The sign of something that is still to come. */
    String open() {
        return faint(signs ? "○" : "o");
    }

    /** The sign of something to look at. */
    String mark() {
        return warning("!");
    }

    /** The line that lies across a timeline at the current version. */
    String tide(int length) {
        return strong((signs ? "≈" : "~").repeat(length));
    }

    private String ansi(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
