package dev.tidemark.core.migrations;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the schema history without running SQL, after comparing the live schema with what the target builds. The rows are those that
 * Flyway writes with {@code skipExecutingMigrations}; rows that count no more get a DELETE row, as its repair writes. Blocking.
 */
public final class StampService {
    private final Workspace workspace;
    private final Database database;
    private final ScratchSchema scratch;
    private final AppliedScripts applied;
    private final SafeRoad road;
    private final String user;

    public StampService(Workspace workspace, Database database, ScratchSchema scratch, Journal journal, SafeRoad road, String user) {
        this.workspace = workspace;
        this.database = database;
        this.scratch = scratch;
        this.applied = new AppliedScripts(journal);
        this.road = road;
        this.user = user;
    }

    private record Now(SchemaHistory history, Schema schema) { }

    /**
     * What a stamp would do. Reads only.
     *
     * @param target latest, base or a version of the folder or of the history
     * @throws Problem VERSION_UNKNOWN, STAMP_REFUSED (a failed row, a baseline above the target)
     */
    public Stamp plan(Target target) {
        MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
        Now now = now();
        Timeline timeline = Timeline.of(now.history(), folder);
        Optional<Version> to = switch (target) {
            case Target.Latest _ -> folder.highest();
            case Target.Base _ -> Optional.empty();
            case Target.To(Version version) -> Optional.of(timeline.layer(version).map(Layer::version)
                .orElseThrow(() -> Problem.of(ProblemCode.VERSION_UNKNOWN, "version", version, "known", folder.versions())));
            case Target.Back(int steps) -> throw new IllegalArgumentException("A stamp names a version, not " + steps + " steps back");
        };
        requireStampable(timeline, to);
        List<Migration> add = to.isEmpty() ? List.of() : timeline.pending().stream().map(layer -> layer.migration().orElseThrow())
            .filter(m -> m.repeatable() || m.version().compareTo(to.get()) <= 0).toList();
        List<HistoryRow> takeBack = now.history().applied().reversed().stream()
            .filter(row -> to.isEmpty() || row.version() != null && row.version().compareTo(to.get()) > 0).toList();
        return compared(timeline, to, add, takeBack, now);
    }

    /**
     * Carries a stamp out, after a backup.
     *
     * @param because why it shall be done although the schemas differ, kept in the journal; null for no reason
     * @throws Problem STAMP_DIFFERS when a reason is needed and not given; PLAN_OUTDATED when the state changed since
     */
    public StampReport stamp(Stamp stamp, String because, Progress progress, Cancellation cancellation) {
        if (stamp.needsReason() && (because == null || because.isBlank())) {
            String differences = stamp.unknownBecause() != null ? stamp.unknownBecause()
                : stamp.deviations().stream().limit(5).map(Deviation::sentence).collect(Collectors.joining(" "))
                    + (stamp.deviations().size() > 5 ? " And " + (stamp.deviations().size() - 5) + " more." : "");
            String fits = proposeVersion().filter(found -> found.deviations().isEmpty() && !found.version().equals(stamp.to())).map(found -> " " + found.sentence()).orElse("");
            throw Problem.of(ProblemCode.STAMP_DIFFERS, "version", Timeline.label(stamp.to()), "differences", differences + fits,
                "target", stamp.to().map(Version::toString).orElse("base"));
        }
        Stamp now = plan(stamp.to().map(Target::to).orElse(Target.BASE));
        if (!now.writesTheSameAs(stamp)) {
            throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", "other rows would be written than the ones shown");
        }
        if (stamp.empty()) {
            return new StampReport(stamp, Optional.empty());
        }
        List<String> details = new ArrayList<>(stamp.lines());
        if (because != null && !because.isBlank()) {
            details.addFirst("Because: " + because.strip());
        }
        stamp.deviations().forEach(d -> details.add("Difference accepted: " + d.sentence()));
        Map<String, String> texts = stamp.add().stream().collect(Collectors.toMap(Migration::fileName, Migration::sql, (first, second) -> second));
        SafeRoad.Change change = road.carryOut(stamp.title(), "stamp", BackupReason.BEFORE_STAMP, ForeignKeys.CHECKED_BY_US, connection -> {
            write(connection, stamp);
            return new SafeRoad.Done(stamp.sentence(), details, texts);
        }, progress, cancellation);
        return new StampReport(stamp, Optional.of(change.backup()));
    }

    /** The version that the live schema matches best; empty when there is nothing to compare: no tables, or no migrations. Reads only. */
    public Optional<Proposal> proposeVersion() {
        List<Migration> versioned = MigrationFolder.read(workspace.migrationFolders()).versioned();
        Schema live = now().schema();
        return versioned.isEmpty() || live.ownTables().isEmpty() ? Optional.empty() : Optional.of(new NearestVersion(scratch, live).among(versioned));
    }

    private Now now() {
        return database.read(connection -> new Now(SchemaHistory.read(connection), SchemaReader.read(connection)));
    }

    private void write(Connection connection, Stamp stamp) throws SQLException {
        HistoryRows.createTable(connection);
        List<HistoryRow> standing = SchemaHistory.read(connection).applied();
        if (!standing.containsAll(stamp.takeBack())) {
            throw Problem.of(ProblemCode.PLAN_OUTDATED, "detail", "the history changed in between");
        }
        for (HistoryRow row : stamp.takeBack()) {
            HistoryRows.takenBack(connection, row, user);
        }
        for (Migration migration : stamp.add()) {
            HistoryRows.applied(connection, migration, workspace.migrationFolders(), user);
        }
    }

    private Stamp compared(Timeline timeline, Optional<Version> to, List<Migration> add, List<HistoryRow> takeBack, Now now) {
        List<Deviation> deviations = List.of();
        String unknown = null;
        try {
            deviations = Deviation.between(scratch.after(target(timeline, to)), now.schema());
        } catch (Problem problem) {
            unknown = problem.what();
        }
        return new Stamp(timeline.current(), to, add, takeBack, !now.history().exists(), deviations, unknown);
    }

    /** All migrations of the target, each as it was applied where that is known; repeatable ones come with every version. */
    private List<Migration> target(Timeline timeline, Optional<Version> to) {
        List<Migration> run = new ArrayList<>();
        for (Layer layer : timeline.layers()) {
            if (to.isPresent() && (layer.version() == null || layer.version().compareTo(to.get()) <= 0)) {
                Optional<String> text = layer.applied().flatMap(row -> applied.text(row, layer.migration())).or(() -> layer.migration().map(Migration::sql));
                String sql = text.orElseThrow(() -> Problem.of(ProblemCode.APPLIED_TEXT_UNKNOWN, "script", layer.applied().map(HistoryRow::script).orElse(layer.description())));
                Path file = layer.migration().map(Migration::script).orElseGet(() -> Path.of(layer.applied().map(AppliedScripts::fileName).orElse("script")));
                run.add(new Migration(layer.version(), layer.description(), file, sql, Checksum.of(sql), null));
            }
        }
        return run;
    }

    private static void requireStampable(Timeline timeline, Optional<Version> to) {
        for (Layer layer : timeline.layers()) {
            if (layer.state() == MigrationState.FAILED) {
                throw Problem.of(ProblemCode.STAMP_REFUSED, "detail", layer.versionLabel() + " failed half-way, and its row says so",
                    "advice", "Run “tidemark repair” first");
            }
            boolean baseline = layer.applied().filter(HistoryRow::isBaseline).isPresent();
            if (baseline && (to.isEmpty() || layer.version().compareTo(to.get()) > 0)) {
                throw Problem.of(ProblemCode.STAMP_REFUSED, "detail", "its history begins with the baseline " + layer.versionLabel() + ", and Flyway knows no way below that",
                    "advice", "Name " + layer.versionLabel() + " or a version above it");
            }
        }
    }
}
