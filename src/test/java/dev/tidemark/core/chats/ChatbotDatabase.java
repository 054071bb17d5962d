package dev.tidemark.core.chats;

import dev.tidemark.core.migrations.BuiltInMigrations;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Makes real databases of the chatbot for tests, at any version. */
public final class ChatbotDatabase {
    public static final int LATEST = 9;

    private ChatbotDatabase() { }

    /** A new database in {@code workspace/sqlite/app.db} with the migrations up to this version. */
    public static Database atVersion(Path workspace, int version) {
        try {
            Files.createDirectories(workspace.resolve("sqlite"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Database database = Database.at(workspace.resolve("sqlite/app.db"));
        database.create();
        for (int v = 1; v <= version; v++) {
            run(database, "V" + v + "__");
        }
        return database;
    }

    /** Takes the newest database back to this version through its undo scripts. */
    public static void rollBack(Database database, int version) {
        rollBack(database, version, LATEST);
    }

    /** Takes a database of one version back to another through their undo scripts. */
    public static void rollBack(Database database, int version, int from) {
        for (int v = Math.min(from, LATEST); v > version; v--) {
            run(database, "U" + v + "__");
        }
    }

    public static void change(Database database, String sql, Object... parameters) {
        database.write("Change", ForeignKeys.ENFORCED, c -> Sql.run(c, sql, parameters));
    }

    private static void run(Database database, String prefix) {
        String script = BuiltInMigrations.scripts().entrySet().stream()
            .filter(e -> e.getKey().startsWith(prefix)).map(Map.Entry::getValue).findFirst().orElseThrow();
        database.write(prefix, ForeignKeys.CHECKED_BY_US, c -> {
            for (SqlStatement statement : SqlScript.split(script)) {
                Sql.run(c, statement.text());
            }
            return null;
        });
    }
}
