package dev.tidemark.core.compare;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.ScratchSchema;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;

/** Compares the live database with a backup, another file or a version. Reads only: neither the database nor the other file is written. Blocking. */
public final class CompareService {
    private final Workspace workspace;
    private final Database database;
    private final ScratchSchema scratch;

    public CompareService(Workspace workspace, Database database, ScratchSchema scratch) {
        this.workspace = workspace;
        this.database = database;
        this.scratch = scratch;
    }

    /**
     * Compares the schemas.
     *
     * @throws Problem for a file that is missing, no database, damaged …; VERSION_UNKNOWN, SCRATCH_FAILED for a version
     */
    public SchemaComparison schema(Other other) {
        return SchemaComparison.between(other, there(other), database.read(SchemaReader::read));
    }

    /**
     * Compares the rows of all own tables, in memory that does not grow with them. Each file is read as it is at one moment.
     *
     * @param file a backup, or any other SQLite file
     * @param keysShown of how many added, removed and changed rows of each table the keys are told; 0 for counts alone
     * @throws Problem for a file that is missing, no database, damaged …; CANCELLED
     */
    public DataComparison data(Path file, int keysShown, Progress progress, Cancellation cancellation) {
        return new TwoFiles(database, Database.at(file)).compare(keysShown, progress, cancellation);
    }

    private Schema there(Other other) {
        return switch (other) {
            case Other.OfFile(Path file) -> SchemaReader.of(Database.at(file));
            case Other.OfVersion(Optional<Version> version) -> {
                MigrationFolder folder = MigrationFolder.read(workspace.migrationFolders());
                if (version.isPresent() && folder.versioned().stream().noneMatch(migration -> migration.version().equals(version.get()))) {
                    throw Problem.of(ProblemCode.VERSION_UNKNOWN, "version", version.get(), "known", folder.versions());
                }
                yield scratch.at(folder, version);
            }
        };
    }
}
