package dev.tidemark.core.compare;

import java.util.List;
import java.util.Objects;

/**
 * The rows of one table in both databases. Rows are paired by a key that is unique in both; a row that has its pair is changed when a column that
 * both have holds another value, or a value of another type.
 *
 * @param table its name in the live database, or in the other where only that has it
 * @param there its rows in the other database; null when it has no such table or it cannot be read
 * @param here its rows in the live database, as well
 * @param key the columns that rows are paired by; empty where nothing but the row number pairs them
 * @param added rows that only the live database has
 * @param removed rows that only the other database has
 * @param changed rows of both that differ
 * @param onlyHere columns of the live table alone; their values count for nothing
 * @param onlyThere columns of the other table alone
 * @param countedBecause why the rows were counted and not compared; null when they were compared
 */
public record TableRows(String table, Long there, Long here, List<String> key, Rows added, Rows removed, Rows changed,
                        List<String> onlyHere, List<String> onlyThere, String countedBecause) {
    public TableRows {
        key = List.copyOf(key);
        onlyHere = List.copyOf(onlyHere);
        onlyThere = List.copyOf(onlyThere);
    }

    /**
     * Some rows.
     *
     * @param count how many there are
     * @param first the keys of some of them, newest first, each with its values joined by ", "; fewer than the count where that is large
     */
    public record Rows(long count, List<String> first) {
        /** None at all. */
        public static final Rows NONE = new Rows(0, List.of());

        public Rows {
            first = List.copyOf(first);
        }

        static Rows of(long count) {
            return new Rows(count, List.of());
        }
    }

    /** Whether both hold the same rows. Of a table that was only counted nobody knows. */
    public boolean same() {
        return countedBecause == null && added.count() == 0 && removed.count() == 0 && changed.count() == 0 && there.equals(here);
    }

    /** Whether its rows were counted and not compared, and no difference is known. */
    public boolean onlyCounted() {
        return countedBecause != null && Objects.equals(there, here);
    }
}
