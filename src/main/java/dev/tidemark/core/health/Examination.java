package dev.tidemark.core.health;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What all checks look at, read once.
 *
 * @param live the schema and the history; empty when the database cannot be read
 * @param folder the scripts; empty when the folder cannot be read as migrations
 * @param timeline both together; empty when either is
 * @param backups newest first; none when their folder cannot be read
 * @param problems what could not be read, and why
 */
public record Examination(Workspace workspace, Database database, Optional<Live> live, Optional<MigrationFolder> folder, Optional<Timeline> timeline,
                          List<Backup> backups, List<Problem> problems) {
    /** The database at one moment. */
    public record Live(Schema schema, SchemaHistory history) { }

    static Examination of(Workspace workspace, Database database, BackupService backups) {
        List<Problem> problems = new ArrayList<>();
        Optional<Live> live = Optional.empty();
        Optional<MigrationFolder> folder = Optional.empty();
        try {
            live = Optional.of(database.read(connection -> new Live(SchemaReader.read(connection), SchemaHistory.read(connection))));
        } catch (Problem problem) {
            problems.add(problem);
        }
        try {
            folder = Optional.of(MigrationFolder.read(workspace.migrationFolders()));
        } catch (Problem problem) {
            // That one has a check of its own, which looks without reading the scripts.
            if (problem.code() != ProblemCode.MIGRATION_DUPLICATE) {
                problems.add(problem);
            }
        }
        Optional<Timeline> timeline = live.isPresent() && folder.isPresent() ? Optional.of(Timeline.of(live.get().history(), folder.get())) : Optional.empty();
        List<Backup> kept = backups(backups, problems);
        return new Examination(workspace, database, live, folder, timeline, kept, List.copyOf(problems));
    }

    private static List<Backup> backups(BackupService backups, List<Problem> problems) {
        try {
            return backups.list();
        } catch (Problem problem) {
            problems.add(problem);
            return List.of();
        }
    }
}
