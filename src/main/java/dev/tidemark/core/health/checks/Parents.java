package dev.tidemark.core.health.checks;

import dev.tidemark.core.health.Examination;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows that orphans could belong to.
 *
 * @param table the table referred to; null when there is none, or when it takes more than one value to name its row
 * @param column the column referred to
 */
record Parents(Database database, Table table, String column) {
    private static final int OFFERED = 3;
    private static final int LABEL_LENGTH = 40;
    private static final List<String> NAMES = List.of("name", "title", "filename", "label", "key");

    /**
     * One of them.
     *
     * @param key the value that refers to it
     * @param label as a person knows it: "Thesis (3)"
     */
    record Parent(Object key, String label) { }

    static Parents of(Orphans orphans, Examination examination) {
        Table parent = orphans.key().parentColumns().size() == 1
            ? examination.live().flatMap(live -> live.schema().table(orphans.key().parentTable())).orElse(null) : null;
        return new Parents(examination.database(), parent, parent == null ? null : orphans.key().parentColumns().getFirst());
    }

    /** A few, the highest key first: there may be millions. */
    List<Parent> newest() {
        return table == null ? List.of() : select("ORDER BY 1 DESC LIMIT " + OFFERED);
    }

    /** The one whose key is written so. */
    Optional<Parent> withKey(String text) {
        return table == null ? Optional.empty() : select("AND CAST(" + Identifiers.quote(column) + " AS TEXT) = ?", text).stream().findFirst();
    }

    private List<Parent> select(String condition, Object... parameters) {
        String key = Identifiers.quote(column);
        String label = table.columns().stream().map(Column::name).filter(name -> NAMES.contains(name.toLowerCase(Locale.ROOT)) && !name.equalsIgnoreCase(column)).findFirst()
            .map(Identifiers::quote).orElse("NULL");
        return database.read(connection -> Sql.list(connection, "SELECT " + key + ", " + label + " FROM " + Identifiers.quote(table.name())
            + " WHERE typeof(" + key + ") IN ('integer', 'text') " + condition, row -> new Parent(row.getObject(1), label(row.getObject(1), row.getString(2))), parameters));
    }

    private static String label(Object key, String name) {
        if (name == null || name.isBlank()) {
            return key.toString();
        }
        String line = name.strip().replaceAll("\\s+", " ");
        return "“" + (line.length() > LABEL_LENGTH ? line.substring(0, LABEL_LENGTH - 1) + "…" : line) + "” (" + key + ")";
    }
}
