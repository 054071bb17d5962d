package dev.tidemark.core.rescue;

/** A row that cannot be what SQLite wrote. It never leaves this package. */
final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String why) {
        super(why, null, false, false);
    }
}
