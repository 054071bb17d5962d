package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.data.ImportOrder;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.support.TestWorkspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of operations against a model in plain Java: the database equals the model after each, and undoing everything in reverse gives
 * back the first state. Nobody else writes, so that each undo goes its own way without being asked to lose anything. A failure names its seed;
 * {@code -Dsequence.seed=N -Dsequence.count=1} runs that one alone.
 */
class RandomSequencesTest {
    private static final int LATEST = 4;
    private static final int STEPS = 7;

    @TempDir Path folder;

    @Test void theDatabaseIsWhatTheModelSays() {
        long first = Long.getLong("sequence.seed", 1);
        for (long seed = first; seed < first + Integer.getInteger("sequence.count", 4); seed++) {
            new Run(seed).go();
        }
    }

    /** As many of a thousand as {@code -Dsequence.minutes} allow, all of them without it; what was reached is printed. */
    @Tag("nightly")
    @Test void soItIsAThousandTimes() {
        long until = System.nanoTime() + Long.getLong("sequence.minutes", 600L) * 60_000_000_000L;
        long first = System.nanoTime() & 0xffffff;
        int done = 0;
        while (done < 1000 && System.nanoTime() < until) {
            new Run(first + done).go();
            done++;
        }
        System.out.println("Random sequences: " + done + " from seed " + first);
    }

    /** What a person would miss: the version, the parents by key, the children by key with their values. */
    private record Model(int version, Map<Integer, String> parents, Map<Integer, List<String>> children) {
        static Model atBase() {
            return new Model(0, Map.of(), Map.of());
        }

        Model at(int target) {
            Map<Integer, List<String>> rows = new TreeMap<>();
            children.forEach((id, row) -> rows.put(id, target >= 3 && version < 3 ? List.of(row.get(0), row.get(1), row.get(1).toUpperCase(java.util.Locale.ROOT))
                : target < 3 ? row.subList(0, 2) : row));
            return target == 0 ? atBase() : new Model(target, parents, rows);
        }

        Model insert(int parent, int child, String words) {
            Map<Integer, String> p = new TreeMap<>(parents);
            Map<Integer, List<String>> c = new TreeMap<>(children);
            p.put(parent, "parent " + words);
            c.put(child, version >= 3 ? List.of(String.valueOf(parent), words, "null") : List.of(String.valueOf(parent), words));
            return new Model(version, p, c);
        }

        Model edit(int child, String words) {
            Map<Integer, List<String>> c = new TreeMap<>(children);
            c.computeIfPresent(child, (_, row) -> {
                List<String> edited = new ArrayList<>(row);
                edited.set(1, words);
                return edited;
            });
            return new Model(version, parents, c);
        }

        Model delete(int parent) {
            Map<Integer, String> p = new TreeMap<>(parents);
            Map<Integer, List<String>> c = new TreeMap<>(children);
            p.remove(parent);
            c.values().removeIf(row -> row.getFirst().equals(String.valueOf(parent)));
            return new Model(version, p, c);
        }
    }

    /** One sequence. */
    private final class Run {
        private final Random random;
        private final TestWorkspace space;
        private final Services services;
        private final List<String> story = new ArrayList<>();
        private final Map<Integer, Model> before = new HashMap<>();
        private final Map<String, Model> backups = new TreeMap<>();
        private Model model = Model.atBase();
        private int keys;

        Run(long seed) {
            random = new Random(seed);
            story.add("seed " + seed);
            space = Scene.scripts(TestWorkspace.empty(folder.resolve("w" + seed)));
            if (random.nextBoolean()) {
                Scene.setJournalMode(space.database(), "WAL");
            }
            services = Services.of(space.workspace());
        }

        void go() {
            try {
                for (int i = 0; i < STEPS; i++) {
                    Model was = model;
                    int entries = newest();
                    step();
                    for (JournalEntry entry : services.journal().entries()) {
                        if (entry.number() > entries) {
                            before.put(entry.number(), was);
                        }
                    }
                    assertThat(read()).as("%s", story).isEqualTo(model);
                }
                story.add("everything back");
                while (undoNewest()) {
                    assertThat(read()).as("%s", story).isEqualTo(model);
                }
                assertThat(model).as("%s", story).isEqualTo(Model.atBase());
            } catch (RuntimeException failure) {
                throw new AssertionError(String.join("; ", story), failure);
            }
        }

        private void step() {
            switch (random.nextInt(12)) {
                case 0, 1 -> migrate();
                case 2 -> rollBack();
                case 3 -> insert();
                case 4 -> edit();
                case 5 -> delete();
                case 6 -> {
                    story.add("back up");
                    backups.put(services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never()).name(), model);
                }
                case 7 -> restoreOrReset();
                case 8 -> dies();
                case 9 -> importRows();
                case 10 -> killed();
                default -> undoNewest();
            }
        }

        private void insert() {
            change("insert", connection -> {
                int key = ++keys;
                model = model.insert(key, key * 10, "words " + key);
                Sql.run(connection, "INSERT INTO parent(id, name) VALUES (?, ?)", key, "parent words " + key);
                Sql.run(connection, "INSERT INTO child(id, parent, words) VALUES (?, ?, ?)", key * 10, key, "words " + key);
            });
        }

        private void edit() {
            change("edit", connection -> {
                int key = (1 + random.nextInt(Math.max(1, keys))) * 10;
                model = model.edit(key, "edited");
                Sql.run(connection, "UPDATE child SET words = 'edited' WHERE id = ?", key);
            });
        }

        private void delete() {
            change("delete", connection -> {
                int key = 1 + random.nextInt(Math.max(1, keys));
                model = model.delete(key);
                Sql.run(connection, "DELETE FROM parent WHERE id = ?", key);
            });
        }

        private void importRows() {
            if (model.version() > 0) {
                story.add("import");
                Map<Integer, String> parents = new TreeMap<>(model.parents());
                StringBuilder csv = new StringBuilder("id,name\n");
                for (int i = 0; i < 3; i++) {
                    parents.put(++keys, "imported " + keys);
                    csv.append(keys).append(",imported ").append(keys).append('\n');
                }
                try {
                    Path file = Files.writeString(folder.resolve("in.csv"), csv);
                    services.importer().run(services.importer().tryOut(services.importer().plan(ImportOrder.of(file, "parent")), Progress.NONE, Cancellation.never()), false, Progress.NONE, Cancellation.never());
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
                model = new Model(model.version(), parents, model.children());
            }
        }

        /** A process of its own that is killed at any moment of its work: all of it was done, with an entry, or nothing, without. */
        private void killed() {
            Operation operation = model.version() < LATEST && random.nextBoolean() ? Operation.MIGRATE : model.version() > 1 && random.nextBoolean() ? Operation.ROLLBACK : Operation.RESET;
            Model done = switch (operation) {
                case MIGRATE -> model.at(LATEST);
                case ROLLBACK -> model.at(1);
                default -> new Model(LATEST, Map.of(), Map.of());
            };
            int entries = newest();
            long milliseconds = random.nextLong(700);
            story.add("kill " + operation + " after " + milliseconds + " ms");
            try {
                Process process = Child.start(operation, space.workspace().root(), folder);
                try (BufferedReader said = process.inputReader()) {
                    assertThat(said.readLine()).isEqualTo("begins");
                    process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
                    process.destroyForcibly().waitFor();
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
            services.undo().settle();
            services.remains().remove();
            boolean told = newest() > entries;
            story.add(told ? "it was done" : "it was not done");
            model = told ? done : model;
        }

        /** A change whose process is killed between its commit and its entry: the next start finds it, and it can be taken back like any other. */
        private void dies() {
            int before = newest();
            switch (random.nextInt(5)) {
                case 0 -> migrate();
                case 1 -> rollBack();
                case 2 -> insert();
                case 3 -> edit();
                default -> delete();
            }
            if (newest() > before) {
                story.add("killed");
                cutLastLine();
                assertThat(newest()).as("%s", story).isEqualTo(before);
                assertThat(services.undo().settle()).as("%s", story).isEqualTo(1);
                assertThat(services.journal().entries().getLast().remark()).as("%s", story).startsWith("Written down at a later start: Tidemark ended right after");
            }
        }

        private void cutLastLine() {
            Path file = space.workspace().records().resolve("journal.jsonl");
            try {
                List<String> lines = Files.readAllLines(file);
                Files.writeString(file, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void migrate() {
            if (model.version() < LATEST) {
                int target = model.version() + 1 + random.nextInt(LATEST - model.version());
                story.add("migrate to " + target);
                services.migrations().run(services.migrations().planMigrate(Target.parse(String.valueOf(target))), true, Progress.NONE, Cancellation.never());
                model = model.at(target);
            }
        }

        private void rollBack() {
            if (model.version() > 0) {
                int target = random.nextInt(model.version());
                story.add("roll back to " + target);
                services.migrations().run(services.migrations().planRollback(target == 0 ? Target.BASE : Target.parse(String.valueOf(target))), true, Progress.NONE, Cancellation.never());
                model = model.at(target);
            }
        }

        private interface Change {
            void on(java.sql.Connection connection) throws java.sql.SQLException;
        }

        private void change(String kind, Change change) {
            if (model.version() > 0) {
                story.add(kind);
                services.road().changeRows(new RowWork(kind, kind, BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
                    change.on(connection);
                    return new SafeRoad.Done(kind + ".", List.of(), Map.of());
                }), null, Progress.NONE, Cancellation.never());
            }
        }

        private void restoreOrReset() {
            if (backups.isEmpty() || random.nextInt(4) == 0) {
                story.add("reset");
                services.resets().reset("app.db", Progress.NONE, Cancellation.never());
                model = Model.atBase().at(LATEST);
                model = new Model(LATEST, Map.of(), Map.of());
            } else {
                String name = new ArrayList<>(backups.keySet()).get(random.nextInt(backups.size()));
                story.add("restore " + name);
                Backup backup = services.backups().find(name);
                services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
                model = backups.get(name);
            }
        }

        private boolean undoNewest() {
            Optional<JournalEntry> entry = services.undo().lineage().newest();
            entry.ifPresent(e -> {
                var plan = services.undo().plan(null, false, Cancellation.never());
                assertThat(plan.obstacle()).as("%s; undo %d, marks %s, now %s", story, e.number(), services.journal().entries().stream().map(JournalEntry::mark).toList(), StateMark.of(space.workspace().databaseFile())).isNull();
                story.add("undo " + e.number() + " by " + plan.way());
                services.undo().undo(plan, Progress.NONE, Cancellation.never());
                model = before.get(e.number());
            });
            return entry.isPresent();
        }

        private int newest() {
            List<JournalEntry> entries = services.journal().entries();
            return entries.isEmpty() ? 0 : entries.getLast().number();
        }

        private Model read() {
            int version = services.migrations().timeline().current().map(v -> Integer.parseInt(v.toString())).orElse(0);
            return version == 0 ? Model.atBase() : space.database().read(connection -> {
                Map<Integer, String> parents = new TreeMap<>();
                Sql.list(connection, "SELECT id, name FROM parent", row -> parents.put(row.getInt(1), row.getString(2)));
                Map<Integer, List<String>> children = new TreeMap<>();
                Sql.list(connection, "SELECT * FROM child", row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(String.valueOf(row.getString(i)));
                    }
                    return children.put(row.getInt(1), values);
                });
                return new Model(version, parents, children);
            });
        }
    }
}
