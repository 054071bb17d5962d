package dev.tidemark.core.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.changes.TableRestore;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.data.ImportOrder;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.pruning.Retention;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.TableDigest;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One entry of each kind that there is, made on a real file: taken back, taken back again, and what cannot be says why and what else there is. */
class EveryKindUndoneTest {
    private static final Cancellation NEVER = Cancellation.never();

    @TempDir Path folder;

    private interface Step {
        void on(World world) throws Exception;
    }

    /** What can be taken back. */
    enum Kind {
        MIGRATE(w -> w.rollBack("1"), World::migrate),
        ROLL_BACK(w -> { }, w -> w.rollBack("1")),
        ROLL_BACK_TO_BASE(w -> { }, w -> w.services.migrations().run(w.services.migrations().planRollback(Target.BASE), true, Progress.NONE, NEVER)),
        MIGRATE_OUT_OF_ORDER(w -> w.script("V1.5__tags.sql", "CREATE TABLE tags(x);").script("U1.5__tags.sql", "DROP TABLE tags;"), w -> w.cure("late-migration", "out-of-order")),
        STAMP(w -> w.script("V4__hand.sql", "CREATE TABLE hand(x);").sql("CREATE TABLE hand(x)"), w -> w.stamp(Target.parse("4"))),
        STAMP_BACK(w -> { }, w -> w.stamp(Target.parse("1"))),
        STAMP_BASE(w -> { }, w -> w.stamp(Target.BASE)),
        STAMP_WITHOUT_HISTORY(w -> w.sql("DROP TABLE flyway_schema_history"), w -> w.stamp(Target.parse("3"))),
        ADOPT_DRIFT(w -> w.sql("CREATE TABLE hand(x)"), w -> w.cure("drift", "new-migration")),
        MARK_APPLIED(w -> w.script("V1.5__tags.sql", "CREATE TABLE tags(x);").sql("CREATE TABLE tags(x)"), w -> w.cure("late-migration", "mark-applied")),
        REPAIR(w -> w.failedRow().edit(), w -> w.services.repairs().repair(w.services.repairs().plan(), Progress.NONE, NEVER)),
        REMOVE_FAILED_ROW(World::failedRow, w -> w.cure("failed-migration", "remove-row")),
        RESTORE_BEFORE_FAILED_ROW(w -> {
            w.backUp();
            w.failedRow();
        }, w -> w.cure("failed-migration", "restore")),
        FORGET(w -> Files.delete(w.space.workspace().migrations().resolve("V2__more.sql")), w -> w.cure("missing-script", "forget")),
        STAMP_BELOW_MISSING(w -> Files.delete(w.space.workspace().migrations().resolve("V3__child.sql")), w -> w.cure("missing-script", "stamp")),
        ACCEPT(World::edit, w -> w.cure("changed-script", "accept")),
        CONVERT_PAID_UNDO(w -> w.sql("DROP TABLE child", "INSERT INTO flyway_schema_history SELECT 4, '3', 'child', 'UNDO_SQL', 'U3__child.sql', 1, 'ann', installed_on, 3, 1 FROM flyway_schema_history WHERE installed_rank = 3"),
            w -> w.cure("paid-undo", "convert")),
        DROP_LEFTOVER(w -> w.sql("CREATE TABLE new_t(id INTEGER PRIMARY KEY, w TEXT)", "CREATE INDEX ix_left ON new_t(w)", "INSERT INTO new_t VALUES (7, 'seven')"), w -> w.cure("leftover", "drop")),
        EMPTY_ORPHANS(World::orphans, w -> w.cure("foreign-keys", "set-null")),
        DELETE_ORPHANS(World::orphans, w -> w.cure("foreign-keys", "delete")),
        REASSIGN_ORPHANS(World::orphans, w -> w.cure("foreign-keys", "reassign-1")),
        EDIT(w -> { }, w -> w.change("edit", "UPDATE t SET w = 'other' WHERE id = 1")),
        DELETE_WITH_CASCADE(w -> { }, w -> w.change("delete", "DELETE FROM t WHERE id = 1")),
        IMPORT(w -> { }, World::importRows),
        QUERY(w -> { }, w -> w.query("UPDATE t SET w = w || '!'; INSERT INTO t(id, w) VALUES (9, NULL)")),
        QUERY_OF_A_MODULE(w -> w.sql("CREATE VIRTUAL TABLE found USING fts5(w)", "INSERT INTO found VALUES ('here')"), w -> w.query("UPDATE found SET w = 'there'")),
        REPEATABLE_ALONE(w -> w.script("R__view.sql", "CREATE VIEW v AS SELECT w FROM t;"), World::migrate),
        MIGRATE_WITH_REPEATABLE(w -> w.script("V4__x.sql", "CREATE TABLE x(y);").script("U4__x.sql", "DROP TABLE x;").script("R__view.sql", "CREATE VIEW v AS SELECT w FROM t;"), World::migrate),
        LARGE_SAMPLE_TO_ROWS(w -> {
            w.shipped();
            Setup.fill(w.services, Progress.NONE);
        }, w -> Setup.fillMany(w.services, 200, true, Progress.NONE, NEVER)),
        RESTORE(w -> {
            w.backUp();
            w.sql("DELETE FROM t");
        }, w -> w.services.restores().restore(w.services.backups().list().getFirst().file(), Progress.NONE, NEVER)),
        RESTORE_A_TABLE(w -> {
            w.backUp();
            w.sql("DELETE FROM child", "UPDATE t SET w = 'later'");
        }, w -> w.services.road().changeRows(TableRestore.of(w.services.backups().list().getFirst().file(), List.of("t", "child"), NEVER), null, Progress.NONE, NEVER)),
        RESET(w -> { }, w -> w.services.resets().reset("app.db", Progress.NONE, NEVER));

        private final Step before;
        private final Step act;

        Kind(Step before, Step act) {
            this.before = before;
            this.act = act;
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsTakenBackAndThatIsTakenBackToo(Kind kind) throws Exception {
        World world = new World(folder.resolve("w"));
        kind.before.on(world);
        State before = world.state();
        int entries = world.newest();
        kind.act.on(world);
        State after = world.state();
        assertThat(after.hash()).as("it changes something").isNotEqualTo(before.hash());
        JournalEntry entry = world.services.journal().entries().stream().filter(e -> e.number() > entries && Lineage.changes(e)).findFirst().orElseThrow(() -> new AssertionError("nothing that could be taken back"));

        Undo way = world.undo(entry.number());
        assertThat(world.state().words()).filteredOn(word -> kind != Kind.ADOPT_DRIFT || !word.equals("V4 PENDING")).isEqualTo(before.words());
        if (!(way instanceof Undo.RollBack || way instanceof Undo.Migrate || way instanceof Undo.Stamp)) {
            assertThat(world.state().hash()).as("every value, the history's too").isEqualTo(before.hash());
        }
        JournalEntry undo = world.services.undo().lineage().undoneBy(entry).orElseThrow();
        world.undo(undo.number());
        assertThat(world.state().words()).isEqualTo(after.words());
        assertThat(world.services.undo().lineage().undoneBy(entry)).isEmpty();
    }

    @Test
    void aMigrateWhoseScriptIsGoneIsTakenBackByItsBackup() throws Exception {
        World world = new World(folder.resolve("w"));
        world.script("V4__tags.sql", "CREATE TABLE tags(x);").migrate();
        Files.delete(world.space.workspace().migrations().resolve("V4__tags.sql"));

        UndoPlan plan = world.services.undo().plan(world.newest(), false, NEVER);
        assertThat(plan.possible()).isTrue();
        assertThat(plan.way()).isInstanceOf(Undo.Restore.class);
    }

    /** What cannot be taken back, and what is said. */
    enum Final {
        BACK_UP(World::backUp, "a backup changes nothing", "tidemark backups"),
        PRUNE(w -> {
            w.backUp();
            w.backUp();
            w.services.prunes().prune(w.services.prunes().plan(new Retention(Optional.of(1), Optional.empty(), Optional.empty())), Progress.NONE, NEVER);
        }, "backups that were removed are gone", "make a new backup"),
        RENAMED_SCRIPT(w -> {
            w.script("V1.5__tags.sql", "CREATE TABLE tags(x);").script("U1.5__tags.sql", "DROP TABLE tags;");
            w.cure("late-migration", "rename");
        }, "it wrote files in the migrations folder, and nothing into the database", "by your version control"),
        PUT_BACK(w -> {
            w.edit();
            w.cure("changed-script", "put-back");
        }, "it wrote files in the migrations folder, and nothing into the database", "The text from before is kept with the entry"),
        RECOVERED(w -> {
            Files.delete(w.space.workspace().migrations().resolve("V3__child.sql"));
            w.cure("missing-script", "recover");
        }, "it wrote files in the migrations folder, and nothing into the database", "by your version control"),
        NEW_MIGRATION(w -> w.services.newMigrations().saveWritten("one more table", "CREATE TABLE more(x);", "DROP TABLE more;"), "it wrote files in the migrations folder, and nothing into the database", "by your version control"),
        DERIVED_UNDO(w -> {
            Files.delete(w.space.workspace().migrations().resolve("U3__child.sql"));
            w.services.undoScripts().save(w.services.undoScripts().derive(Version.of("3")));
        }, "it wrote files in the migrations folder, and nothing into the database", "by your version control"),
        EDITED_SCRIPT(w -> {
            w.script("V4__more.sql", "CREATE TABLE more(x);");
            var opened = w.services.scriptEditing().open("V4__more.sql");
            w.services.scriptEditing().save(opened, "CREATE TABLE more(x, y);", "DROP TABLE more;");
        }, "it wrote files in the migrations folder, and nothing into the database", "by your version control"),
        SAMPLE_OF_EMPTY_TABLES(w -> {
            w.shipped();
            Setup.fill(w.services, Progress.NONE);
        }, "no backup was taken of the empty tables; a reset empties them again", "tidemark reset"),
        FAILED_MIGRATE(w -> {
            w.script("V4__bad.sql", "CREATE TABLE more(x); INSERT INTO nowhere VALUES (1);");
            assertThatThrownBy(w::migrate).isInstanceOf(Problem.class);
        }, "it changed nothing", "Mend what it failed at");

        private final Step act;
        private final String because;
        private final String instead;

        Final(Step act, String because, String instead) {
            this.act = act;
            this.because = because;
            this.instead = instead;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeTakenBackSaysWhyAndWhatElse(Final kind) throws Exception {
        World world = new World(folder.resolve("w"));
        State before = world.state();
        kind.act.on(world);
        assertThat(world.state().hash().equals(before.hash())).isEqualTo(kind != Final.SAMPLE_OF_EMPTY_TABLES);
        JournalEntry entry = world.services.journal().entries().getLast();
        assertThatThrownBy(() -> world.services.undo().plan(entry.number(), false, NEVER)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNDO_REFUSED);
            assertThat(problem.what()).contains(kind.because);
            assertThat(problem.next()).contains(kind.instead);
        });
    }

    /** What a person would miss, and a hash over everything. */
    private record State(List<String> words, String hash) { }

    /** A workspace at V3 with rows. */
    private static final class World {
        private final TestWorkspace space;
        private final Services services;

        World(Path folder) {
            space = TestWorkspace.empty(folder).script("V1__t.sql", "CREATE TABLE t(id INTEGER PRIMARY KEY, w TEXT);").script("U1__t.sql", "DROP TABLE t;")
                .script("V2__more.sql", "ALTER TABLE t ADD COLUMN more TEXT;").script("U2__more.sql", "ALTER TABLE t DROP COLUMN more;")
                .script("V3__child.sql", "CREATE TABLE child(id INTEGER PRIMARY KEY AUTOINCREMENT, t INTEGER REFERENCES t(id) ON DELETE CASCADE); CREATE INDEX ix_child ON child(t);")
                .script("U3__child.sql", "DROP TABLE child;");
            services = Services.of(space.workspace());
            migrate();
            sql("INSERT INTO t VALUES (1, 'one', 'a'), (2, 'two', NULL)", "INSERT INTO child VALUES (10, 1), (20, 2)");
        }

        void shipped() throws IOException {
            try (var files = Files.list(space.workspace().migrations())) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            try (var files = Files.list(TestWorkspace.SHIPPED)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                    Files.copy(file, space.workspace().migrations().resolve(file.getFileName()));
                }
            }
            services.resets().reset("app.db", Progress.NONE, NEVER);
        }

        World script(String name, String sql) {
            space.script(name, sql);
            return this;
        }

        World sql(String... statements) {
            space.database().write("test", ForeignKeys.CHECKED_BY_US, connection -> {
                for (String statement : statements) {
                    Sql.run(connection, statement);
                }
                return null;
            });
            return this;
        }

        void migrate() {
            services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, NEVER);
        }

        void rollBack(String to) {
            services.migrations().run(services.migrations().planRollback(Target.parse(to)), true, Progress.NONE, NEVER);
        }

        void stamp(Target target) {
            services.stamps().stamp(services.stamps().plan(target), "as a test", Progress.NONE, NEVER);
        }

        World failedRow() {
            script("V4__half.sql", "CREATE TABLE whole(x);").script("U4__half.sql", "DROP TABLE whole;");
            return sql("INSERT INTO flyway_schema_history SELECT 4, '4', 'half', 'SQL', 'V4__half.sql', 1, 'ann', strftime('%Y-%m-%d %H:%M:%f', 'now', '+1 hour'), 3, 0", "CREATE TABLE half(x)");
        }

        World edit() {
            return script("V2__more.sql", "ALTER TABLE t ADD COLUMN more TEXT; -- edited");
        }

        void orphans() {
            sql("INSERT INTO child VALUES (30, 77), (40, 78)");
        }

        Backup backUp() {
            return services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, NEVER);
        }

        void cure(String code, String cure) {
            List<Finding> findings = services.health().run(Progress.NONE, NEVER);
            Finding finding = findings.stream().filter(f -> f.key().startsWith(code)).findFirst().orElseThrow(() -> new AssertionError("no finding " + code + " in " + findings.stream().map(Finding::key).toList()));
            finding.cure(cure).orElseThrow(() -> new AssertionError("no cure " + cure + " in " + finding.cures().stream().map(Cure::id).toList())).run(Progress.NONE, NEVER);
        }

        void change(String kind, String statement) {
            services.road().changeRows(new RowWork(kind, kind, BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
                Sql.run(connection, statement);
                return new SafeRoad.Done(kind + ".", List.of(statement), Map.of());
            }), null, Progress.NONE, NEVER);
        }

        void query(String text) {
            services.queries().change(services.queries().deeds(text, true), Map.of(), null, Progress.NONE, NEVER);
        }

        void importRows() throws IOException {
            Path file = Files.writeString(space.workspace().root().resolve("in.csv"), "id,w\n5,five\n6,\n");
            services.importer().run(services.importer().tryOut(services.importer().plan(ImportOrder.of(file, "t")), Progress.NONE, NEVER), false, Progress.NONE, NEVER);
        }

        Undo undo(int number) {
            UndoPlan plan = services.undo().plan(number, false, NEVER);
            assertThat(plan.obstacle()).isNull();
            assertThat(plan.warnings().stream().anyMatch(line -> line.startsWith("Pending again afterwards")))
                .isEqualTo(plan.way() instanceof Undo.Rows && plan.entry().kind().equals("stamp") && !plan.entry().scripts().isEmpty());
            services.undo().undo(plan, Progress.NONE, NEVER);
            return plan.way();
        }

        int newest() {
            List<JournalEntry> entries = services.journal().entries();
            return entries.isEmpty() ? 0 : entries.getLast().number();
        }

        State state() {
            List<String> words = new ArrayList<>();
            services.migrations().timeline().layers().forEach(layer -> words.add(layer.versionLabel() + " " + layer.state()));
            words.add(services.migrations().timeline().currentLabel());
            String hash = space.database().read(connection -> {
                Schema schema = SchemaReader.read(connection);
                words.add(schema.fingerprint());
                for (Table table : schema.ownTables()) {
                    words.add(table.name() + " " + TableDigest.of(connection, table.name(), table.columns().stream().map(c -> c.name()).toList(), NEVER));
                }
                return Contents.hash(connection, NEVER);
            });
            return new State(List.copyOf(words), hash);
        }
    }
}
