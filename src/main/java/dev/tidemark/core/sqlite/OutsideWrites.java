package dev.tidemark.core.sqlite;

/**
 * Tells whether another program has written to a database since it was last read, by its {@link StateMark}: some bytes of the file are looked at, and no
 * connection is opened. Changes that go through the database's own {@link Lane} do not count; when one ended since the last look, whatever else was written in that
 * time is taken for a part of it, since whoever made it has all read again. Blocking, but for less than a millisecond; safe for any thread.
 */
public final class OutsideWrites {
    private final Database database;
    private Look seen;

    private record Look(String mark, long turns) { }

    public OutsideWrites(Database database) {
        this.database = database;
        this.seen = look();
    }

    /** The database is about to be read: what others have written up to now is seen with it. */
    public synchronized void reading() {
        seen = look();
    }

    /** Whether others have written since {@link #reading}; false while a change of ours runs, and for a file that is not there. */
    public synchronized boolean any() {
        if (database.lane().owner().isPresent()) {
            return false;
        }
        Look now = look();
        boolean same = now.mark() == null || now.mark().equals(seen.mark());
        if (!same && now.turns() == seen.turns() && database.lane().owner().isEmpty()) {
            return true;
        }
        if (now.mark() != null) {
            seen = now;
        }
        return false;
    }

    private Look look() {
        long turns = database.lane().turns();
        return new Look(StateMark.of(database.file()), turns);
    }
}
