package dev.tidemark.core.health.checks;

import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;

/** Another program that writes, on a lane of its own. */
final class OtherWriter {
    private OtherWriter() { }

    static void insert(Path database) {
        Database.at(database).write("other", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO projects(name) VALUES ('meanwhile')"));
    }
}
