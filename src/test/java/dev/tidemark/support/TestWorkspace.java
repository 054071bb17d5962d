package dev.tidemark.support;

import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real workspace in a temporary folder: with the scripts of {@code storage/migrations}, or with scripts of the test's own. */
public final class TestWorkspace {
    /** The migrations that Tidemark ships. */
    public static final Path SHIPPED = Path.of("storage", "migrations").toAbsolutePath();

    private final Workspace workspace;
    private final Database database;

    private TestWorkspace(Path folder) {
        Workspaces workspaces = new Workspaces(Map.of(), folder);
        workspace = workspaces.at(folder);
        workspaces.makeFolders(workspace);
        database = Database.at(workspace.databaseFile());
        database.create();
    }

    /** An empty database and the shipped scripts. */
    public static TestWorkspace withShippedMigrations(Path folder) {
        TestWorkspace made = new TestWorkspace(folder);
        try (Stream<Path> scripts = Files.list(SHIPPED)) {
            for (Path script : scripts.filter(f -> f.toString().endsWith(".sql")).toList()) {
                Files.copy(script, made.workspace.migrations().resolve(script.getFileName()));
            }
            return made;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An empty database and no scripts yet. */
    public static TestWorkspace empty(Path folder) {
        return new TestWorkspace(folder);
    }

    /** Writes a script into the migrations folder. */
    public TestWorkspace script(String name, String sql) {
        try {
            Files.writeString(workspace.migrations().resolve(name), sql);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Workspace workspace() {
        return workspace;
    }

    public Database database() {
        return database;
    }

    public StockFlyway stockFlyway() {
        return new StockFlyway(workspace.databaseFile(), workspace.migrations());
    }

    /** Runs statements with foreign keys enforced. */
    public void sql(String... statements) {
        database.write("test", ForeignKeys.ENFORCED, connection -> {
            for (String statement : statements) {
                Sql.run(connection, statement);
            }
            return null;
        });
    }

    /** A connection that lets nobody read or write, until it is released. */
    public Connection locked() {
        try {
            Connection connection = database().openForWriting(ForeignKeys.ENFORCED);
            Sql.run(connection, "BEGIN EXCLUSIVE");
            return connection;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Lets go of a lock. */
    public static void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public long number(String sql) {
        return database.read(connection -> Sql.number(connection, sql));
    }

    /** Every object's SQL in order of names, the schema history apart; blanks and the quotes that a rename puts around a name do not count. */
    public List<String> schema() {
        return database.read(connection -> Sql.list(connection,
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE tbl_name <> 'flyway_schema_history' ORDER BY type, name",
            row -> row.getString(1).replaceAll("\\s+", " ").replace("\"", "")));
    }
}
