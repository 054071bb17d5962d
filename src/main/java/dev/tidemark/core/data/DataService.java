package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The data of one database: its tables and views, their rows, and single values of any size. Blocking; safe for any thread. */
public final class DataService {
    /** How many rows that refer to one are counted at most. */
    public static final long COUNTED_REFERENCES = 100_000;
    private static final int CHUNK = 4 << 20;

    private final Database database;

    public DataService(Database database) {
        this.database = database;
    }

    /** The schema as it is now. */
    public Schema schema() {
        return database.read(SchemaReader::read);
    }

    /**
     * The table or view of that name.
     *
     * @throws Problem NOT_FOUND, or NOT_READABLE for a view over what is gone
     */
    public Relation relation(String name) {
        return Relation.of(schema(), name);
    }

    /** What a selection will cost, told before it is read. */
    public Cost cost(Selection selection) {
        return Cost.of(database, selection);
    }

    /** The rows of a selection; the caller closes it. */
    public RowSource rows(Selection selection) {
        return RowSource.of(database, selection);
    }

    /**
     * A value, with at most {@code most} bytes of a BLOB or characters of a text held.
     *
     * @throws Problem {@code ROW_GONE} when there is no row of that key any more
     */
    public Value value(Relation relation, RowKey key, String column, int most) {
        String name = Identifiers.quote(column);
        String head = "CASE WHEN octet_length(" + name + ") > ? THEN substr(" + name + ", 1, ?) ELSE " + name + " END";
        String rest = "SELECT held, octet_length(" + name + "), octet_length(held) FROM (SELECT " + head + " AS held, " + name + " FROM " + relation.sql() + " WHERE " + matching(relation) + ")";
        return database.read(connection -> Sql.first(connection, rest, row -> {
            Object held = row.getObject(1);
            long bytes = row.getLong(2);
            boolean cut = row.getLong(3) < bytes;
            return switch (held) {
                case byte[] part -> new Value.Blob(part, bytes);
                case String text -> (Value) new Value.Text(text, bytes, cut);
                case null, default -> Value.of(held);
            };
        }, parameters(most, most, key))).orElseThrow(() -> gone(relation, key));
    }

    /**
     * Writes a text or a BLOB into a file, all of one moment, in parts; a file of that name is replaced.
     *
     * @return how many bytes it has
     * @throws Problem ROW_GONE, CANCELLED, INPUT_OUTPUT; a file that was there is then as it was, and no unfinished one is left
     */
    public long save(Relation relation, RowKey key, String column, Path file, Cancellation cancellation) {
        return WholeFile.at(file).write(out -> database.read(connection -> Interruptible.run(connection, cancellation, "saving the value", each -> {
            try {
                return save(each, relation, key, Identifiers.quote(column), out, cancellation);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        })));
    }

    private static long save(Connection connection, Relation relation, RowKey key, String name, OutputStream out, Cancellation cancellation) throws SQLException, IOException {
        String from = " FROM " + relation.sql() + " WHERE " + matching(relation);
        long bytes = Sql.first(connection, "SELECT coalesce(octet_length(" + name + "), 0)" + from, row -> row.getLong(1), key.array()).orElseThrow(() -> gone(relation, key));
        for (long at = 1; at <= bytes; at += CHUNK) {
            cancellation.check("saving the value");
            out.write(Sql.first(connection, "SELECT substr(CAST(" + name + " AS BLOB), ?, ?)" + from, row -> row.getBytes(1), parameters(at, CHUNK, key)).orElseThrow());
        }
        return bytes;
    }

    /**
     * The row that a row's foreign key refers to.
     *
     * @param filters select it in the parent table
     */
    public record Parent(ForeignKey key, List<Filter> filters) { }

    /**
     * Rows that refer to a row.
     *
     * @param filters select them in the child table
     * @param count how many there are, at most {@link #COUNTED_REFERENCES}
     */
    public record Children(String table, ForeignKey key, List<Filter> filters, long count) { }

    /**
     * Where a row's foreign keys lead, those with a NULL left out.
     *
     * @param selection with all columns of the keys
     */
    public List<Parent> parents(Selection selection, Row row) {
        List<Parent> parents = new ArrayList<>();
        if (!selection.relation().isView()) {
            for (ForeignKey key : selection.relation().table().foreignKeys()) {
                filters(selection, row, key.columns(), key.parentColumns()).ifPresent(filters -> parents.add(new Parent(key, filters)));
            }
        }
        return parents;
    }

    /** Which rows refer to a row, by every foreign key that leads to its table; counting may read a whole table where no index helps. */
    public List<Children> children(Selection selection, Row row, Cancellation cancellation) {
        if (selection.relation().isView()) {
            return List.of();
        }
        List<Children> children = new ArrayList<>();
        Schema schema = schema();
        for (Schema.Reference reference : schema.referencesTo(selection.relation().name())) {
            filters(selection, row, reference.key().parentColumns(), reference.key().columns()).ifPresent(filters -> {
                try (Reader reader = new Reader(database)) {
                    SelectSql sql = new SelectSql(new Selection(Relation.of(schema, reference.table()), List.of(), filters, null));
                    children.add(new Children(reference.table(), reference.key(), filters, reader.read("counting the references", cancellation, connection -> Sql.number(connection,
                        "SELECT count(*) FROM (SELECT 1" + sql.from() + sql.where("") + " LIMIT " + COUNTED_REFERENCES + ")", sql.parameters(List.of()).toArray()))));
                }
            });
        }
        return children;
    }

    private static Optional<List<Filter>> filters(Selection selection, Row row, List<String> own, List<String> theirs) {
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < own.size() && own.size() == theirs.size(); i++) {
            int index = indexOf(selection, own.get(i));
            Value value = index < 0 ? new Value.Null() : row.values().get(index);
            if (value instanceof Value.Null || value instanceof Value.Blob) {
                return Optional.empty();
            }
            filters.add(Filter.of(theirs.get(i), Filter.Test.EQUALS, value.plain()));
        }
        return filters.isEmpty() ? Optional.empty() : Optional.of(filters);
    }

    private static int indexOf(Selection selection, String column) {
        for (int i = 0; i < selection.columns().size(); i++) {
            if (selection.columns().get(i).name().equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    static String matching(Relation relation) {
        return relation.key().stream().map(k -> k + " = ?").collect(Collectors.joining(" AND "));
    }

    private static Object[] parameters(Object first, Object second, RowKey key) {
        List<Object> all = new ArrayList<>(List.of(first, second));
        all.addAll(key.values());
        return all.toArray();
    }

    private static Problem gone(Relation relation, RowKey key) {
        return Problem.of(ProblemCode.ROW_GONE, "table", relation.name(), "row", key);
    }
}
