package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.PageCopy;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.RehearsalReport.Pass;
import dev.tidemark.core.migrations.RehearsalReport.TableResult;
import dev.tidemark.core.migrations.RehearsalReport.TableThere;
import dev.tidemark.core.schema.SchemaDifference;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.sqlite.TableDigest;
import dev.tidemark.core.workspace.Workspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a plan on a private copy of the real data: there, back, and there again. The database itself is only read, as a backup reads it; the copy is
 * gone afterwards, however the rehearsal ends. Blocking; several at once do not disturb each other.
 */
public final class Rehearsal {
    private final Workspace workspace;
    private final Database database;
    private final String user;

    public Rehearsal(Workspace workspace, Database database, String user) {
        this.workspace = workspace;
        this.database = database;
        this.user = user;
    }

    /**
     * Rehearses. A step that fails is no failure of the rehearsal: the report tells it.
     *
     * @throws Problem NO_SPACE_FOR_REHEARSAL, PLAN_OUTDATED, LOCKED, DISK_FULL, CANCELLED …; nothing is left behind
     */
    public RehearsalReport run(Plan plan, Progress progress, Cancellation cancellation) {
        cancellation.check("the rehearsal");
        try (RehearsalFolder folder = RehearsalFolder.make(workspace)) {
            long started = System.nanoTime();
            String mark = StateMark.of(database.file());
            progress.report("Copying the database", 0.02);
            PageCopy.copyForOwnerOnly(database, folder.copy(), progress.part(0.02, 0.1), cancellation);
            Database copy = Database.at(folder.copy());
            keepJournalMode(copy);
            cancellation.check("the rehearsal");
            return new OnCopy(plan, copy, mark, Duration.ofNanos(System.nanoTime() - started), progress, cancellation).report();
        }
    }

    /** The times on the copy are like the real ones only in the same mode. */
    private void keepJournalMode(Database copy) {
        String mode = database.read(connection -> Sql.text(connection, "PRAGMA journal_mode"));
        if (mode.equalsIgnoreCase("wal")) {
            copy.exclusively("Rehearse", () -> {
                try (Connection connection = copy.openForWriting(ForeignKeys.CHECKED_BY_US)) {
                    return Sql.text(connection, "PRAGMA journal_mode = WAL");
                } catch (SQLException failure) {
                    throw SqliteErrors.problem(failure, copy.file());
                }
            });
        }
    }

    /** One rehearsal, on its copy. */
    private final class OnCopy {
        private final Plan plan;
        private final Database copy;
        /** Of the live database, just before it was copied. */
        private final String mark;
        private final Duration copying;
        private final Progress progress;
        private final Cancellation cancellation;
        private final MigrationFolder scripts = MigrationFolder.read(workspace.migrationFolders());
        private final List<Pass> passes = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();
        private Duration checking = Duration.ZERO;

        OnCopy(Plan plan, Database copy, String mark, Duration copying, Progress progress, Cancellation cancellation) {
            this.plan = plan;
            this.copy = copy;
            this.mark = mark;
            this.copying = copying;
            this.progress = progress;
            this.cancellation = cancellation;
        }

        RehearsalReport report() {
            long started = System.nanoTime();
            RehearsalState before = look("Checking the copy", 0.1);
            checking = Duration.ofNanos(System.nanoTime() - started);
            Map<String, String> digests = copy.read(connection -> before.digests(connection, cancellation));
            Optional<Problem> failure = pass(plan, 0.2, 0.4);
            if (failure.isPresent()) {
                return ended(Optional.empty(), failure, Optional.empty(), List.of(), List.of());
            }
            RehearsalState there = look("Checking the result", 0.45);
            compare(before, there);
            Optional<Plan> opposite = Optional.empty();
            Optional<String> oneWay = oneWayBecause();
            if (oneWay.isEmpty()) {
                try {
                    opposite = Optional.of(opposite());
                } catch (Problem problem) {
                    oneWay = Optional.of(problem.what());
                }
            }
            List<TableThere> changed = there(before, there, digests, opposite.isEmpty());
            if (opposite.isEmpty()) {
                return ended(oneWay, Optional.empty(), Optional.empty(), List.of(), changed);
            }
            failure = pass(opposite.get(), 0.5, 0.65);
            if (failure.isPresent()) {
                return ended(Optional.empty(), failure, Optional.empty(), List.of(), changed);
            }
            RehearsalState back = look("Comparing every value", 0.7);
            compare(before, back);
            SchemaDifference structure = SchemaDifference.between(before.schema(), back.schema());
            List<TableResult> tables = tables(before, back, digests);
            failure = pass(plan, 0.8, 0.95);
            if (failure.isEmpty()) {
                requireSameEnd(there, look("Checking the result", 0.97));
            }
            return ended(Optional.empty(), failure, Optional.of(structure), tables, changed);
        }

        private RehearsalReport ended(Optional<String> oneWay, Optional<Problem> failure, Optional<SchemaDifference> structure, List<TableResult> tables, List<TableThere> there) {
            Duration running = passes.isEmpty() ? Duration.ZERO : passes.getFirst().total();
            return new RehearsalReport(plan, List.copyOf(passes), oneWay, failure, structure, tables, there, List.copyOf(findings), caution(tables, there), copying.plus(checking).plus(running));
        }

        private RehearsalState look(String doing, double fraction) {
            cancellation.check("the rehearsal");
            progress.report(doing, fraction);
            return copy.read(RehearsalState::of);
        }

        /** Carries one pass out; only what the scripts are to blame for is told as a failure of the pass. */
        private Optional<Problem> pass(Plan way, double from, double to) {
            try {
                PlanExecutor.Outcome outcome = new PlanExecutor(copy, workspace.migrationFolders(), scripts, user).execute(way, progress.part(from, to), cancellation);
                outcome.failure().filter(problem -> isNoFaultOfScripts(problem.code())).ifPresent(problem -> {
                    throw problem;
                });
                passes.add(new Pass(way, outcome.times()));
                return outcome.failure();
            } catch (Problem problem) {
                if (isNoFaultOfScripts(problem.code())) {
                    throw problem;
                }
                return Optional.of(problem);
            }
        }

        private Optional<String> oneWayBecause() {
            List<String> without = plan.steps().stream().filter(step -> step.direction() == Direction.MIGRATE && step.migration().undo().isEmpty())
                .map(step -> step.migration().repeatable() ? step.migration().label() : step.migration().version().label()).toList();
            return without.isEmpty() ? Optional.empty()
                : Optional.of(String.join(", ", without) + (without.size() == 1 ? " has" : " have") + " no undo script.");
        }

        /** The same migrations the other way round; whatever else would run is left out. */
        private Plan opposite() {
            Set<Object> versions = new HashSet<>(plan.steps().stream().map(step -> step.migration().version()).toList());
            Plan all = copy.read(connection -> {
                Planner planner = new Planner(Timeline.of(SchemaHistory.read(connection), scripts), scripts, List::of);
                return plan.direction() == Direction.MIGRATE
                    ? planner.plan(Direction.ROLL_BACK, plan.from().map(Target::to).orElse(Target.BASE), ImpactForecast.none())
                    : planner.plan(Direction.MIGRATE, Target.to(plan.from().orElseThrow()), ImpactForecast.none());
            });
            return new Plan(all.direction(), all.from(), all.to(), all.steps().stream().filter(step -> versions.contains(step.migration().version())).toList(), plan.transactions());
        }

        private void compare(RehearsalState before, RehearsalState now) {
            if (!now.damage().isEmpty()) {
                findings.add("SQLite finds the copy damaged afterwards: " + String.join("; ", now.damage()) + ".");
            }
            long broken = now.brokenReferences() - before.brokenReferences();
            if (broken > 0) {
                findings.add(Texts.count(broken, "row points", "rows point") + " to nothing afterwards.");
            }
        }

        private void requireSameEnd(RehearsalState first, RehearsalState second) {
            if (!first.schema().sameAs(second.schema())) {
                findings.add("Run a second time, after going back, the scripts end with another schema than the first time.");
            }
        }

        private List<TableResult> tables(RehearsalState before, RehearsalState back, Map<String, String> digests) {
            return copy.read(now -> {
                List<TableResult> results = new ArrayList<>();
                for (Table table : before.comparable()) {
                    long rows = before.rows().getOrDefault(table.name(), 0L);
                    Optional<Table> after = back.schema().table(table.name());
                    boolean sameColumns = after.isPresent() && new HashSet<>(RehearsalState.columns(after.get())).containsAll(RehearsalState.columns(table));
                    if (!sameColumns) {
                        results.add(new TableResult(table.name(), rows, after.map(t -> back.rows().getOrDefault(t.name(), 0L)).orElse(0L), rows));
                        continue;
                    }
                    boolean same = TableDigest.of(now, table.name(), RehearsalState.columns(table), cancellation).equals(digests.get(table.name()));
                    long missing = same ? 0 : database.read(real -> TableDigest.compare(real, now, table.name(), RehearsalState.columns(table), cancellation).onlyHere());
                    results.add(new TableResult(table.name(), rows, back.rows().getOrDefault(table.name(), 0L), missing));
                }
                return List.copyOf(results);
            });
        }

        /** Rows are compared with the live database, where other programs go on writing. */
        private Optional<String> caution(List<TableResult> tables, List<TableThere> there) {
            boolean told = !tables.stream().allMatch(TableResult::same) || there.stream().anyMatch(table -> table.changed() != null && table.changed() > 0);
            return told && !Objects.equals(mark, StateMark.of(database.file())) ? Optional.of("Another program wrote to the database meanwhile: its changes may be among these numbers.") : Optional.empty();
        }

        /** What the first pass did to the rows, as it is on the copy now. */
        private List<TableThere> there(RehearsalState before, RehearsalState there, Map<String, String> digests, boolean withValues) {
            return copy.read(now -> {
                List<TableThere> changed = new ArrayList<>();
                for (Table table : before.comparable()) {
                    long rows = before.rows().getOrDefault(table.name(), 0L);
                    Optional<Table> after = there.schema().table(table.name());
                    if (after.isEmpty()) {
                        changed.add(new TableThere(table.name(), rows, null, null));
                        continue;
                    }
                    long left = there.rows().getOrDefault(table.name(), 0L);
                    Long missing = withValues ? missing(now, table, after.get(), digests) : null;
                    if (left != rows || missing != null && missing > 0) {
                        changed.add(new TableThere(table.name(), rows, left, missing));
                    }
                }
                return List.copyOf(changed);
            });
        }

        private long missing(Connection now, Table before, Table after, Map<String, String> digests) throws SQLException {
            List<String> columns = RehearsalState.columns(before).stream().filter(RehearsalState.columns(after)::contains).toList();
            boolean all = columns.size() == before.columns().size();
            return columns.isEmpty() || all && TableDigest.of(now, before.name(), columns, cancellation).equals(digests.get(before.name())) ? 0
                : database.read(real -> TableDigest.compare(real, now, before.name(), columns, cancellation).onlyHere());
        }

        private static boolean isNoFaultOfScripts(ProblemCode code) {
            return switch (code) {
                case CANCELLED, LOCKED, DISK_FULL, INPUT_OUTPUT, READ_ONLY, CANNOT_OPEN, PLAN_OUTDATED, UNEXPECTED -> true;
                default -> false;
            };
        }
    }
}
