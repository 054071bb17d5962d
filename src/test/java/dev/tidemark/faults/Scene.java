package dev.tidemark.faults;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.TableDigest;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A workspace with enough in it that an operation takes a moment: parents with children, and migrations that rebuild, fill and index them. */
final class Scene {
    /** The backup that a restore brings back. */
    static final String BACKUP = "wanted.db.20250101_000000.backup";

    /** The archive that a restore brings back, database and files. */
    static final String ARCHIVE = "wanted.db.20250102_000000.backup.zip";

    /** The rows that an import brings. */
    static final String CSV = "import.csv";
    static final int FIRST_IMPORTED = 1_000_000;

    private static final int FILES = 60;

    /** How the journal tells of the change that an undo takes back. */
    static final String SHOUTED = "Shouted all words.";

    private Scene() { }

    /** Makes the workspace in the state from which the operation starts. */
    static Path of(Operation operation, String journalMode, Path folder, int children) throws IOException {
        TestWorkspace space = scripts(TestWorkspace.empty(folder));
        var services = Operation.services(folder);
        services.migrations().run(services.migrations().planMigrate(Target.parse("1")), false, Progress.NONE, Cancellation.never());
        fill(space, children);
        if (operation == Operation.RESTORE) {
            Path made = services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never()).file();
            Files.move(made, made.resolveSibling(BACKUP));
            Files.delete(made.resolveSibling(made.getFileName() + ".json"));
        }
        if (operation != Operation.MIGRATE && operation != Operation.MIGRATE_EACH && operation != Operation.STAMP) {
            services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
        }
        if (operation == Operation.REPAIR) {
            Files.writeString(folder.resolve("migrations/V4__index.sql"), "\nCREATE INDEX ix_of_nothing ON parent(name);\n", StandardOpenOption.APPEND);
        }
        if (operation == Operation.UNDO) {
            services.road().changeRows(new RowWork("Shout", "cure", BackupReason.BEFORE_CURE, ForeignKeys.ENFORCED, connection -> {
                Sql.run(connection, "UPDATE child SET words = upper(words)");
                return new SafeRoad.Done(SHOUTED, List.of(), Map.of());
            }), null, Progress.NONE, Cancellation.never());
        }
        withFiles(operation, space, services, children);
        if (operation == Operation.IMPORT) {
            StringBuilder rows = new StringBuilder("id,parent,words,loud\n");
            for (int i = 0; i < children; i++) {
                rows.append(FIRST_IMPORTED + i).append(',').append(1 + i % 200).append(",imported words of child ").append(i).append(",LOUD\n");
            }
            Files.writeString(folder.resolve(CSV), rows);
        }
        setJournalMode(space.database(), journalMode);
        return folder;
    }

    /** A project whose documents have files, some in its own folder and some beside it; for a restore an archive of it, and other files since. */
    private static void withFiles(Operation operation, TestWorkspace space, Services services, int children) throws IOException {
        if (!operation.hasFiles()) {
            return;
        }
        space.sql("CREATE TABLE projects(id INTEGER PRIMARY KEY, name TEXT)", "CREATE TABLE documents(id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE, filename TEXT, file_path TEXT)",
            "CREATE TABLE chats(id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL REFERENCES projects(id) ON DELETE CASCADE, title TEXT)",
            "CREATE TABLE messages(id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL REFERENCES chats(id) ON DELETE CASCADE, content TEXT)",
            "INSERT INTO projects VALUES (1, 'goes'), (2, 'stays')", "INSERT INTO chats VALUES (1, 1, 'goes'), (2, 2, 'stays')",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + children + ") INSERT INTO messages SELECT i, 1 + i % 2, printf('message %d', i) FROM n");
        Path documents = space.workspace().documents();
        Files.createDirectories(documents.resolve("project_1"));
        for (int i = 1; i <= FILES; i++) {
            String name = (i % 2 == 0 ? "documents/project_1/" : "documents/") + "file" + i + ".txt";
            Files.writeString(space.workspace().root().resolve(name), "file " + i);
            space.sql("INSERT INTO documents VALUES (" + i + ", 1, 'file" + i + "', '" + name + "')");
        }
        if (operation == Operation.RESTORE_FILES) {
            Path made = services.backups().createWithFiles(null, Progress.NONE, Cancellation.never()).file();
            Files.move(made, made.resolveSibling(ARCHIVE));
            Files.delete(made.resolveSibling(made.getFileName() + ".json"));
            space.sql("UPDATE messages SET content = content || ' later'", "DELETE FROM documents WHERE id > 40");
            for (int i = 41; i <= FILES; i++) {
                Files.delete(space.workspace().root().resolve((i % 2 == 0 ? "documents/project_1/" : "documents/") + "file" + i + ".txt"));
            }
        }
    }

    /** The stored files, by path. */
    static List<String> files(Path workspace) throws IOException {
        try (Stream<Path> files = Files.walk(workspace.resolve("documents"))) {
            return files.filter(Files::isRegularFile).map(file -> workspace.relativize(file).toString()).sorted().toList();
        }
    }

    static void setJournalMode(Database database, String mode) {
        try (Connection connection = database.openForWriting(ForeignKeys.ENFORCED)) {
            Sql.text(connection, "PRAGMA journal_mode = " + mode);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static TestWorkspace scripts(TestWorkspace space) {
        return space.script("V1__family.sql", "CREATE TABLE parent(id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE child(id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent(id) ON DELETE CASCADE, words TEXT);")
            .script("U1__family.sql", "DROP TABLE child; DROP TABLE parent;")
            .script("V2__rebuild_parent.sql", "CREATE TABLE parent_new(id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO parent_new(id, name) SELECT id, name FROM parent; DROP TABLE parent; ALTER TABLE parent_new RENAME TO parent;")
            .script("U2__rebuild_parent.sql", "CREATE TABLE parent_old(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO parent_old(id, name) SELECT id, name FROM parent; DROP TABLE parent; ALTER TABLE parent_old RENAME TO parent;")
            .script("V3__shout.sql", "ALTER TABLE child ADD COLUMN loud TEXT; UPDATE child SET loud = upper(words);")
            .script("U3__shout.sql", "ALTER TABLE child DROP COLUMN loud;")
            .script("V4__index.sql", "CREATE INDEX ix_child_parent ON child(parent, words); CREATE INDEX ix_child_loud ON child(loud);")
            .script("U4__index.sql", "DROP INDEX ix_child_loud; DROP INDEX ix_child_parent;");
    }

    static void fill(TestWorkspace space, int children) {
        space.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO parent SELECT i, 'parent ' || i FROM n",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + children + ") INSERT INTO child SELECT i, 1 + i % 200, printf('the words of child %d, which are some', i) FROM n");
    }

    /** Each state, from before the operation to after it, in which a kill may leave the database. */
    static List<String> statesOf(Operation operation, Path undisturbed) {
        List<String> states = new ArrayList<>(List.of(state(undisturbed)));
        if (operation == Operation.MIGRATE_EACH) {
            for (String version : List.of("2", "3")) {
                var migrations = Operation.services(undisturbed).migrations();
                migrations.run(migrations.planMigrate(Target.parse(version)), false, Progress.NONE, Cancellation.never());
                states.add(state(undisturbed));
            }
        }
        return states;
    }

    /** Everything a person would miss, as one text: the schema, the history without its times, and each table's rows. */
    static String state(Path workspace) {
        return Database.at(workspace.resolve("sqlite/app.db")).read(connection -> {
            if (!Sql.list(connection, "PRAGMA quick_check", row -> row.getString(1)).equals(List.of("ok"))) {
                return "damaged";
            }
            Schema schema = SchemaReader.read(connection);
            List<String> parts = new ArrayList<>(List.of(schema.fingerprint(), "broken references: " + Sql.number(connection, "SELECT count(*) FROM pragma_foreign_key_check")));
            parts.addAll(Sql.list(connection, "SELECT format('%s %s %s %s %s', version, description, type, checksum, success) FROM flyway_schema_history ORDER BY installed_rank", row -> row.getString(1)));
            for (Table table : schema.ownTables()) {
                parts.add(table.name() + " " + TableDigest.of(connection, table.name(), table.columns().stream().map(c -> c.name()).toList(), Cancellation.never()));
            }
            return String.join("\n", parts);
        });
    }

    /** What an interrupted operation may leave: unfinished copies, the database of a reset, journals. */
    static List<String> leftovers(Path workspace) throws IOException {
        try (Stream<Path> files = Files.walk(workspace)) {
            return files.map(file -> file.getFileName().toString())
                .filter(name -> name.contains("unfinished") || name.contains(".making") || name.startsWith("reset.db") || name.startsWith("compact.db") || name.contains("rehearsal") || name.startsWith("restoring") || name.startsWith("project-") || name.endsWith("-journal")).toList();
        }
    }

    /** @return the copy */
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
