package dev.tidemark.core.authoring;

/**
 * Rows of the live database on which a drafted script would stop. A value.
 *
 * @param kind {@code strict}, {@code not-null}, {@code integer-key}, {@code duplicate}, {@code check}, {@code orphan}; {@code undo-orphan} for one on which only the undo
 *     script stops; {@code lossy} where none stops and values come back otherwise; {@code not-looked-at} when the rows could not be asked
 * @param table its name afterwards
 * @param rows how many values, keys or rows there are of it; 0 when they could not be asked
 * @param what the numbers with an example: "3 values of “notes.size” are no INTEGER …: for example 'large' in the row with id 3."
 * @param unchanged what a run would leave as it is
 * @param next what a person can do
 */
public record RowObstacle(String kind, String table, long rows, String what, String unchanged, String next) {
    /** Whether a script would stop, or may. */
    public boolean stops() {
        return !kind.equals("lossy");
    }

    /** All of it. */
    public String sentence() {
        return what + " " + unchanged + " " + next;
    }
}
