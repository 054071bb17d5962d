package dev.tidemark.core.authoring;

/**
 * A drop and an addition that look like one rename. Nobody but a person can know whether they are.
 *
 * @param table the old name of the column's table; null when a table is meant
 * @param alike how much the two have in common, from 0 to 1
 */
public record RenameProposal(String table, String from, String to, double alike) {
    /** "Is “documents.title” the new name of “name”?" */
    public String sentence() {
        return table == null ? "Is “" + to + "” the new name of table “" + from + "”?" : "Is “" + to + "” the new name of column “" + table + "." + from + "”?";
    }

    /** As {@link Renames#plus} takes it: {@code documents.name=title}. */
    public String option() {
        return (table == null ? "" : part(table) + ".") + part(from) + "=" + part(to);
    }

    /** The renames with this one as well. */
    public Renames in(Renames renames) {
        return table == null ? renames.table(from, to) : renames.column(table, from, to);
    }

    private static String part(String name) {
        return name.matches("[\\p{L}_][\\p{L}\\p{N}_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
