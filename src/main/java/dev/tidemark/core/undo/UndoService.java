package dev.tidemark.core.undo;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.backups.RestoreService;
import dev.tidemark.core.changes.RowChange;
import dev.tidemark.core.changes.KeptRows;
import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.RowUndo;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.changes.TableChange;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.RowCount;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.migrations.Direction;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Stamp;
import dev.tidemark.core.migrations.StampService;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Takes back entries of the journal. Each undo is a change of its own with a backup and an entry, so that an undo can be undone. Blocking. */
public final class UndoService {
    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Journal journal;
    private final MigrationService migrations;
    private final StampService stamps;
    private final RestoreService restores;
    private final SafeRoad road;
    private final UndoneFiles files;
    private final UndoByRestoring restoring;

    public UndoService(Workspace workspace, Database database, BackupService backups, Journal journal, MigrationService migrations, StampService stamps, RestoreService restores, SafeRoad road) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.journal = journal;
        this.migrations = migrations;
        this.stamps = stamps;
        this.restores = restores;
        this.road = road;
        this.files = new UndoneFiles(workspace);
        this.restoring = new UndoByRestoring(database, backups, files);
    }

    /**
     * Finds out how changes ended whose process died around their commit, and writes that down. Nothing is done while another Tidemark is at work.
     *
     * @return how many were found done, or may have been
     * @throws Problem for a database that cannot be read; what is not settled stays for the next time
     */
    public int settle() {
        return new Interrupted(workspace, database, backups, journal).settle();
    }

    /** The journal with what is undone by what. Reads only. */
    public Lineage lineage() {
        return new Lineage(journal.entries());
    }

    /** The first changed rows of an entry, before and after; empty when it has none kept. Reads only. */
    public List<RowChange> rows(JournalEntry entry, int most) {
        return entry.undo() instanceof Undo.Rows(String file) ? new KeptRows(journal.folder().resolve(file)).first(most) : List.of();
    }

    /**
     * What taking an entry back would do. Changes nothing; an undo of rows is tried in a transaction that is taken back.
     *
     * @param number the entry, or null for the newest that can be taken back, unless a later change without a way back would go with it
     * @param byRestoring whether to restore the backup instead of the finer way
     * @throws Problem ENTRY_UNKNOWN; UNDO_REFUSED when there is nothing to take back, or it is undone already, or its backup is gone
     */
    public UndoPlan plan(Integer number, boolean byRestoring, Cancellation cancellation) {
        Lineage lineage = lineage();
        JournalEntry entry = number == null
            ? lineage.newest().orElseThrow(() -> Problem.of(ProblemCode.UNDO_REFUSED, "entry", "The newest change", "detail", "no entry of the journal is left that can be", "advice", "Run “tidemark journal” to see the entries"))
            : lineage.entries().stream().filter(e -> e.number() == number).findFirst().orElseThrow(() -> Problem.of(ProblemCode.ENTRY_UNKNOWN, "number", number));
        if (number == null) {
            lineage.finalAfter(entry).ifPresent(last -> {
                throw refused(last, ((Undo.None) Lineage.way(last)).because(), Lineage.instead(last) + ". What was done before it is only taken back when you name it: “tidemark undo " + entry.number() + " --dry-run” shows what would go");
            });
        }
        lineage.undoneBy(entry).ifPresent(by -> {
            throw refused(entry, "entry " + by.number() + " has done so already", "To do it again, undo entry " + by.number());
        });
        Undo way = Lineage.way(entry);
        if (way instanceof Undo.None(String because)) {
            throw refused(entry, because, Lineage.instead(entry));
        }
        List<JournalEntry> later = lineage.after(entry);
        boolean unchanged = unchangedSince(entry, lineage, later);
        if (!byRestoring) {
            return finest(entry, way, later, unchanged, cancellation);
        }
        UndoPlan plan = restore(entry, backupBefore(entry), null, later);
        return unchanged ? plan : UndoByRestoring.withWhatOthersWrote(plan);
    }

    private UndoPlan finest(JournalEntry entry, Undo way, List<JournalEntry> later, boolean unchanged, Cancellation cancellation) {
        return switch (way) {
            case Undo.Rows rows -> rows(entry, rows, later, cancellation);
            case Undo.RollBack(String from, String to) -> scripts(entry, way, from, later, unchanged, () -> migrations.planRollback(to == null ? Target.BASE : Target.parse(to)));
            case Undo.Migrate(String from, String to) -> scripts(entry, way, from, later, unchanged, () -> migrations.planMigrate(Target.parse(to)));
            case Undo.Stamp(String from, String to) -> stamped(entry, way, from, to, later);
            case Undo.Restore(String backup, String because) -> {
                UndoPlan plan = restore(entry, backup, because, later);
                yield unchanged ? plan : UndoByRestoring.obstructed(plan, later.isEmpty() ? "the database was written to since, and restoring would lose that" : "there are later changes, which restoring would lose");
            }
            case Undo.Files _ -> files.plan(entry, way, lineage());
            case Undo.None none -> throw new IllegalArgumentException("Nothing to take back: " + none.because());
        };
    }

    /**
     * Carries it out, after a backup.
     *
     * @return the entry of the undo
     * @throws Problem UNDO_REFUSED when the plan has an obstacle, or the journal or the database went on since; those of the way; FILES_NOT_MOVED when it was done, and files are still in
     *     the trash
     */
    public JournalEntry undo(UndoPlan shown, Progress progress, Cancellation cancellation) {
        if (!shown.possible()) {
            throw refused(shown.entry(), shown.obstacle(), shown.advice());
        }
        if (lineage().undoneBy(shown.entry()).isPresent()) {
            throw refused(shown.entry(), "it was taken back meanwhile", "Look at the journal again");
        }
        ScopedValue.where(Journal.UNDOING, shown.entry().number()).run(() -> carryOut(shown, progress, cancellation));
        Lineage now = lineage();
        JournalEntry made = now.undoneBy(shown.entry()).orElseThrow(() -> refused(shown.entry(), "nothing of it was left to take back", "Look at the journal again"));
        files.follow(shown.entry(), made, now, shown.way() instanceof Undo.Restore);
        return made;
    }

    private void carryOut(UndoPlan shown, Progress progress, Cancellation cancellation) {
        if (shown.rows() != null) {
            road.changeRows(rowWork(shown.entry(), (Undo.Rows) shown.way()), shown.rows(), progress, cancellation);
        } else if (shown.run() != null) {
            migrations.run(shown.run(), true, progress, cancellation);
        } else if (shown.stamp() != null) {
            stamps.stamp(shown.stamp(), "undo of entry " + shown.entry().number(), progress, cancellation);
        } else if (shown.way() instanceof Undo.Files) {
            // The files follow, as they do after rows.
            journal.add(Draft.of("undo", "Took back " + shown.entry().number() + ": " + shown.entry().sentence(), null, shown.lines(), new Undo.Files()));
        } else {
            restores.restore(backups.find(shown.backup()).file(), progress, cancellation);
        }
    }

    private UndoPlan rows(JournalEntry entry, Undo.Rows way, List<JournalEntry> later, Cancellation cancellation) {
        String backup = existing(entry.backup());
        Optional<String> history = historyWentOn(entry);
        if (history.isPresent()) {
            return UndoPlan.blocked(entry, way, history.get(), later, backup);
        }
        try {
            RowPreview preview = road.preview(rowWork(entry, way), cancellation);
            List<String> lines = new ArrayList<>(preview.tables().stream().map(TableChange::sentence).toList());
            lines.addAll(files.foreseen(entry, lineage()));
            return new UndoPlan(entry, way, lines, pendingAgain(entry), null, later, backup, preview, null, null);
        } catch (Problem problem) {
            return switch (problem.code()) {
                case ROWS_CHANGED_SINCE, CONSTRAINT, INPUT_OUTPUT -> UndoPlan.blocked(entry, way, problem.what().replaceFirst("\\.$", ""), touching(entry, later), backup);
                default -> throw problem;
            };
        }
    }

    /** A stamp runs nothing, and neither does its undo: what its scripts would make may be there. */
    private static List<String> pendingAgain(JournalEntry entry) {
        return !entry.kind().equals("stamp") || entry.scripts().isEmpty() ? List.of()
            : List.of("Pending again afterwards: " + String.join(", ", entry.scripts().keySet().stream().sorted().toList()) + ". A migrate would run it on what is there; remove or stamp it before.");
    }

    /** Rows of the schema history are only taken back from its end: what was applied since stands on them. */
    private Optional<String> historyWentOn(JournalEntry entry) {
        for (Map.Entry<String, RowCount> count : entry.counts().entrySet()) {
            if (Table.isHousekeeping(count.getKey())) {
                Long now = database.read(connection -> RowCounts.ofTable(connection, count.getKey()));
                Long then = count.getValue().after();
                if (!Objects.equals(now, then) && !isTakenBackSince(then)) {
                    return Optional.of("the schema history went on since");
                }
            }
        }
        return Optional.empty();
    }

    /** A roll back adds rows to the history too; what it takes back stands on nothing any more. */
    private boolean isTakenBackSince(Long then) {
        SchemaHistory now = database.read(SchemaHistory::read);
        if (then == null || now.rows().size() <= then) {
            return false;
        }
        SchemaHistory before = new SchemaHistory(true, now.rows().subList(0, then.intValue()));
        return before.applied().equals(now.applied()) && before.failed().equals(now.failed());
    }

    private RowWork rowWork(JournalEntry entry, Undo.Rows way) {
        RowUndo undo = new RowUndo(journal.folder().resolve(way.file()));
        return new RowWork("Undo " + entry.number(), "undo", BackupReason.BEFORE_UNDO, ForeignKeys.CHECKED_BY_US, connection -> {
            undo.run(connection);
            return new SafeRoad.Done("Took back " + entry.number() + ": " + entry.sentence(), List.of("Each row was put back as it was before."), Map.of());
        }, entry.number());
    }

    private interface Planning {
        Plan plan();
    }

    private UndoPlan scripts(JournalEntry entry, Undo way, String from, List<JournalEntry> later, boolean unchanged, Planning planning) {
        String backup = existing(entry.backup());
        Optional<Version> now = database.read(connection -> SchemaHistory.read(connection).current());
        if (!now.map(Version::toString).equals(Optional.ofNullable(from))) {
            return UndoPlan.blocked(entry, way, "the database is at " + Timeline.label(now) + " now, and this change led to "
                + Timeline.label(Optional.ofNullable(from).map(Version::of)), later, backup);
        }
        try {
            Plan plan = planning.plan();
            boolean allComesBack = plan.direction() == Direction.ROLL_BACK && plan.steps().stream().allMatch(step -> step.dataComesBack().orElse(false)) && repeatable(entry).isEmpty();
            if (unchanged && backup != null && !allComesBack) {
                return restore(entry, backup, "nothing was written since, so that structure and data come back exactly", later);
            }
            List<String> warnings = new ArrayList<>(plan.losses().stream().map(loss -> loss.sentence() + ".").toList());
            if (plan.direction() == Direction.MIGRATE) {
                warnings.add("The structure comes back; values that the roll back dropped do not. The backup has them.");
            }
            if (!repeatable(entry).isEmpty()) {
                warnings.add("Stays as it ran, since repeatable migrations have no undo script: " + String.join(", ", repeatable(entry)) + ". The backup is from before it.");
            }
            return new UndoPlan(entry, way, plan.steps().stream().map(step -> step.sentence() + ", " + Texts.count(step.statements().size(), "statement", "statements")).toList(),
                warnings, null, later, backup, null, plan, null);
        } catch (Problem problem) {
            if (!isOfTheScripts(problem.code())) {
                throw problem;
            }
            if (unchanged && backup != null) {
                return restore(entry, backup, "the scripts cannot do it: " + problem.what(), later);
            }
            return UndoPlan.blocked(entry, way, problem.what().replaceFirst("\\.$", ""), later, backup);
        }
    }

    private static List<String> repeatable(JournalEntry entry) {
        return entry.scripts().keySet().stream().filter(name -> name.startsWith("R__")).sorted().toList();
    }

    /** Whether it is the scripts or the history that stand in the way; of all else, a lock for instance, another try may be free. */
    private static boolean isOfTheScripts(ProblemCode code) {
        return switch (code) {
            case MIGRATIONS_FOLDER_MISSING, MIGRATION_BADLY_NAMED, MIGRATION_DUPLICATE, MIGRATION_UNREADABLE, BASELINE_SCRIPT, SCRIPT_NOT_SAFE, SCRIPT_MISSING, UNDO_MISSING,
                VERSION_UNKNOWN, TARGET_WRONG_WAY, HISTORY_REFUSED, SCHEMA_NOT_EMPTY -> true;
            default -> false;
        };
    }

    private UndoPlan restore(JournalEntry entry, String backup, String because, List<JournalEntry> later) {
        return restoring.plan(entry, backup, because, later, lineage());
    }

    private UndoPlan stamped(JournalEntry entry, Undo way, String from, String to, List<JournalEntry> later) {
        Optional<Version> now = database.read(connection -> SchemaHistory.read(connection).current());
        if (!now.map(Version::toString).equals(Optional.ofNullable(from))) {
            return UndoPlan.blocked(entry, way, "the database is at " + Timeline.label(now) + " now", later, existing(entry.backup()));
        }
        Stamp stamp = stamps.plan(to == null ? Target.BASE : Target.parse(to));
        return new UndoPlan(entry, way, stamp.lines(), List.of(), null, later, existing(entry.backup()), null, null, stamp);
    }

    /**
     * Whether the database still is as this entry left it: all later changes are taken back, and nobody else has written, neither since the last of them nor between two of them, which the
     * backup before each tells. An entry that changed nothing, a backup's for instance, says nothing of that.
     */
    private boolean unchangedSince(JournalEntry entry, Lineage lineage, List<JournalEntry> later) {
        List<JournalEntry> changes = lineage.entries().stream().filter(e -> e.number() > entry.number() && Lineage.changesDatabase(e)).toList();
        String last = changes.isEmpty() ? entry.mark() : changes.getLast().mark();
        if (!later.isEmpty() || last == null || !last.equals(StateMark.of(database.file()))) {
            return false;
        }
        List<Backup> all = changes.isEmpty() ? List.of() : backups.list();
        String mark = entry.mark();
        for (JournalEntry change : changes) {
            Optional<String> before = all.stream().filter(backup -> backup.name().equals(change.backup())).findFirst().flatMap(backups::markBefore);
            if (mark == null || before.filter(mark::equals).isEmpty()) {
                return false;
            }
            mark = change.mark();
        }
        return true;
    }

    private static List<JournalEntry> touching(JournalEntry entry, List<JournalEntry> later) {
        return later.stream().filter(e -> e.counts().isEmpty() || e.counts().keySet().stream().anyMatch(entry.counts()::containsKey)).toList();
    }

    private String backupBefore(JournalEntry entry) {
        String backup = existing(entry.backup());
        if (backup == null) {
            throw refused(entry, entry.backup() == null ? "no backup was taken before it" : "its backup " + entry.backup() + " is gone", "Choose another backup: “tidemark backups”");
        }
        return backup;
    }

    private String existing(String backup) {
        return backups.named(backup).map(Backup::name).orElse(null);
    }

    private static Problem refused(JournalEntry entry, String detail, String advice) {
        return Problem.of(ProblemCode.UNDO_REFUSED, "entry", "Entry " + entry.number(), "detail", detail, "advice", advice);
    }
}
