package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.Draft.MissingFill;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which columns must have a value from now on, while rows of the live database have none and nobody has said which. */
final class MissingFills {
    private final Database database;
    private final Renames renames;
    private final Fills fills;

    MissingFills(Database database, Renames renames, Fills fills) {
        this.database = database;
        this.renames = renames;
        this.fills = fills;
    }

    /** @throws Problem CANCELLED; the count reads the whole of a table */
    List<MissingFill> between(Schema from, Schema to, Cancellation cancellation) {
        record Asked(Table old, Table table, Column column, String columnBefore) { }
        List<Asked> asked = new ArrayList<>();
        for (Table table : to.ownTables()) {
            Optional<Table> old = from.table(renames.tableBefore(table.name()));
            if (old.isEmpty()) {
                continue;
            }
            for (Column column : table.columns()) {
                Column before = old.get().column(renames.columnBefore(old.get().name(), column.name())).orElse(null);
                if (fills.asks(old.get(), table, column, before)) {
                    asked.add(new Asked(old.get(), table, column, before == null ? null : before.name()));
                }
            }
        }
        if (asked.isEmpty() || !Files.exists(database.file())) {
            return List.of();
        }
        return database.read(connection -> Interruptible.run(connection, cancellation, "counting rows without a value", work -> {
            Schema live = SchemaReader.read(work);
            List<MissingFill> missing = new ArrayList<>();
            for (Asked one : asked) {
                Optional<Table> table = live.table(one.old().name());
                long rows = table.isPresent() ? rows(work, table.get(), one.columnBefore()) : 0;
                if (rows > 0) {
                    missing.add(new MissingFill(one.table().name(), one.column().name(), rows));
                }
            }
            return missing;
        }));
    }

    /** The rows without a value; all of them for a column that is not there yet. */
    private static long rows(Connection connection, Table table, String column) throws SQLException {
        boolean there = column != null && table.column(column).isPresent();
        return Sql.number(connection, "SELECT count(*) FROM " + Identifiers.quote(table.name()) + (there ? " WHERE " + Identifiers.quote(column) + " IS NULL" : ""));
    }
}
