package dev.tidemark.core.changes;

import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The temporary triggers on one table, after the technique of https://www.sqlite.org/undoredo.html: the first image of every row that is
 * touched, and a log of which keys came and went. BEFORE triggers take the images, since a trigger of the database's own may change the row
 * again before an AFTER trigger sees it; AFTER triggers keep the log, since only then a row has its key and has really come or gone.
 */
record CapturedTable(Table table, int number, TableShape shape) {
    private static final int SQLITE_MAX_COLUMN = 2000;
    private static final int STATE_COLUMNS = 3;

    /** Nothing for a table whose rows have no key that a statement can name. */
    static Optional<CapturedTable> of(Table table, int number) {
        return TableShape.of(table).filter(shape -> STATE_COLUMNS + shape.key().size() + shape.columns().size() <= SQLITE_MAX_COLUMN)
            .map(shape -> new CapturedTable(table, number, shape));
    }

    /** Whether {@link #touched} has no place for the rows as they are now: they are read one by one then. */
    boolean wide() {
        return STATE_COLUMNS + key().size() + 2 * columns().size() > SQLITE_MAX_COLUMN;
    }

    String name() {
        return "main." + Identifiers.quote(table.name());
    }

    String images() {
        return "tidemark_image_" + number;
    }

    String log() {
        return "tidemark_log_" + number;
    }

    /** The statements that begin the capture. */
    List<String> install(int mostRows) {
        String images = "INSERT INTO " + images() + "(" + keys("") + ", " + values("") + ") SELECT " + ofKey("OLD.") + ", " + ofColumns("OLD.")
            + " WHERE NOT EXISTS (SELECT 1 FROM " + images() + " WHERE " + pairs("OLD.") + ") AND coalesce((SELECT max(seq) FROM " + images() + "), 0) < " + mostRows + ";";
        List<String> sql = new ArrayList<>();
        sql.add("CREATE TEMP TABLE " + images() + "(seq INTEGER PRIMARY KEY, " + keys("") + ", " + values("") + ")");
        sql.add("CREATE UNIQUE INDEX temp.tidemark_key_" + number + " ON " + images() + "(" + keys("") + ")");
        sql.add("CREATE TEMP TABLE " + log() + "(op, " + keys("") + ")");
        sql.add(trigger("bu", "BEFORE UPDATE", images));
        sql.add(trigger("bd", "BEFORE DELETE", images));
        sql.add(trigger("ai", "AFTER INSERT", logged("1", "NEW.", "")));
        sql.add(trigger("ad", "AFTER DELETE", logged("-1", "OLD.", "")));
        String moved = " WHERE " + IntStream.range(0, key().size()).mapToObj(i -> old(i) + " COLLATE BINARY IS NOT " + now(i) + " COLLATE BINARY").collect(Collectors.joining(" OR "));
        sql.add(trigger("au", "AFTER UPDATE", logged("0", "OLD.", "") + " " + logged("-1", "OLD.", moved) + " " + logged("1", "NEW.", moved)));
        return sql;
    }

    /** The statements that end it; the triggers of a table that the work dropped went with it. */
    List<String> remove() {
        List<String> sql = new ArrayList<>();
        for (String when : List.of("bu", "bd", "ai", "ad", "au")) {
            sql.add("DROP TRIGGER IF EXISTS temp.tidemark_" + when + "_" + number);
        }
        sql.add("DROP TABLE temp." + images());
        sql.add("DROP TABLE temp." + log());
        return sql;
    }

    /** The rows that were touched: number of the key's appearances less disappearances, whether there is an image, whether there is a row now; key, image, row unless {@link #wide}. */
    String touched() {
        String join = IntStream.range(0, key().size()).mapToObj(i -> "t." + Identifiers.quote(key().get(i)) + " = k.k" + i + (shape.rowid() == null ? " AND t." + Identifiers.quote(key().get(i)) + " = k.k" + i + " COLLATE BINARY" : ""))
            .collect(Collectors.joining(" AND "));
        return "SELECT k.came, i.seq IS NOT NULL, t." + Identifiers.quote(key().getFirst()) + " IS NOT NULL, " + keys("k.") + ", " + values("i.") + (wide() ? "" : ", " + ofColumns("t."))
            + " FROM (SELECT sum(op) AS came, " + keys("") + " FROM (SELECT op, " + keys("") + " FROM " + log() + " UNION ALL SELECT 0, " + keys("") + " FROM " + images() + ") GROUP BY " + keys("") + ") AS k"
            + " LEFT JOIN " + images() + " AS i ON " + IntStream.range(0, key().size()).mapToObj(n -> "i.k" + n + " = k.k" + n).collect(Collectors.joining(" AND "))
            + " LEFT JOIN " + name() + " AS t ON " + join + " ORDER BY " + keys("k.");
    }

    private String trigger(String when, String event, String body) {
        return "CREATE TEMP TRIGGER tidemark_" + when + "_" + number + " " + event + " ON " + name() + " BEGIN " + body + " END";
    }

    private String logged(String op, String row, String condition) {
        return "INSERT INTO " + log() + "(op, " + keys("") + ") SELECT " + op + ", " + ofKey(row) + condition + ";";
    }

    private String old(int part) {
        return "OLD." + Identifiers.quote(key().get(part));
    }

    private String now(int part) {
        return "NEW." + Identifiers.quote(key().get(part));
    }

    /** The plus takes the column's affinity away: a comparison that has to convert cannot use an index (https://www.sqlite.org/datatype3.html#type_conversions_prior_to_comparison). */
    private String pairs(String row) {
        return IntStream.range(0, key().size()).mapToObj(i -> "k" + i + " = (+" + row + Identifiers.quote(key().get(i)) + ") COLLATE BINARY").collect(Collectors.joining(" AND "));
    }

    private String ofKey(String row) {
        return key().stream().map(k -> row + Identifiers.quote(k)).collect(Collectors.joining(", "));
    }

    private String ofColumns(String row) {
        return columns().stream().map(c -> row + Identifiers.quote(c)).collect(Collectors.joining(", "));
    }

    private String keys(String row) {
        return IntStream.range(0, key().size()).mapToObj(i -> row + "k" + i).collect(Collectors.joining(", "));
    }

    private String values(String row) {
        return IntStream.range(0, columns().size()).mapToObj(i -> row + "c" + i).collect(Collectors.joining(", "));
    }

    private List<String> key() {
        return shape.key();
    }

    private List<String> columns() {
        return shape.columns();
    }
}
