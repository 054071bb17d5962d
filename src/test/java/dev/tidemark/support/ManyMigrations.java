package dev.tidemark.support;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A workspace with many migrations, the same ones every time. Ten make a round: a new table, five columns, two indexes, rows, and a change
 * of those rows; each has its undo script.
 */
public record ManyMigrations(Workspace workspace) {
    private static final int ROUND = 10;

    /** Writes {@code count} migrations into a new workspace in {@code folder}; the database stays empty. */
    public static ManyMigrations in(Path folder, int count) {
        Workspaces workspaces = new Workspaces(Map.of(), folder);
        ManyMigrations made = new ManyMigrations(workspaces.at(folder));
        workspaces.makeFolders(made.workspace);
        for (int version = 1; version <= count; version++) {
            write(workspaces.at(folder).migrations(), version);
        }
        made.services().database().create();
        return made;
    }

    /** Writes the migrations from one version to another into a folder that has others below them; the first one has to begin a round: 11, 21. */
    public static void add(Path migrations, int from, int to) {
        for (int version = from; version <= to; version++) {
            write(migrations, version);
        }
    }

    /** Runs all of them down Tidemark's own road. */
    public ManyMigrations applied() {
        Services services = services();
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
        return this;
    }

    public Services services() {
        return Services.of(workspace);
    }

    /** The scripts of one kind in the order of their versions. */
    public List<Path> scripts(char kind) {
        try (Stream<Path> files = Files.list(workspace.migrations())) {
            return files.filter(file -> file.getFileName().toString().charAt(0) == kind).sorted(Comparator.comparing(Path::getFileName)).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path folder, int version) {
        String table = "part_%03d".formatted((version - 1) / ROUND);
        int step = (version - 1) % ROUND;
        switch (step) {
            case 0 -> write(folder, version, "create " + table, "CREATE TABLE " + table + " (id INTEGER PRIMARY KEY, name TEXT NOT NULL, created_at TEXT);",
                "DROP TABLE " + table + ";");
            case 1, 2, 3, 4, 5 -> write(folder, version, "add column " + step, "ALTER TABLE " + table + " ADD COLUMN extra_" + step + " TEXT DEFAULT 'none';",
                "ALTER TABLE " + table + " DROP COLUMN extra_" + step + ";");
            case 6, 7 -> write(folder, version, "index column " + step, "CREATE INDEX ix_" + table + "_" + step + " ON " + table + " (extra_" + (step - 5) + ", name);",
                "DROP INDEX ix_" + table + "_" + step + ";");
            case 8 -> write(folder, version, "first rows", "INSERT INTO " + table + " (name, created_at) VALUES ('one', '2025-01-01'), ('two', '2025-01-02'), ('three', '2025-01-03');",
                "DELETE FROM " + table + ";");
            default -> write(folder, version, "name rows", "UPDATE " + table + " SET name = 'the ' || name WHERE id > 1;",
                "UPDATE " + table + " SET name = substr(name, 5) WHERE id > 1;");
        }
    }

    private static void write(Path folder, int version, String what, String sql, String undo) {
        String name = "%04d__%s.sql".formatted(version, what.replace(' ', '_'));
        try {
            Files.writeString(folder.resolve("V" + name), "-- Step " + version + ": " + what + ".\n" + sql + "\n");
            Files.writeString(folder.resolve("U" + name), "-- Takes step " + version + " back.\n" + undo + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
