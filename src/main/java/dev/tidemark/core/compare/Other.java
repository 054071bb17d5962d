package dev.tidemark.core.compare;

import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.util.Optional;

/** What the live database is compared with. */
public sealed interface Other {
    /** A backup, or any other SQLite file. */
    record OfFile(Path file) implements Other { }

    /** What the migrations up to a version build on an empty database; it has a schema and no rows. @param version empty for base */
    record OfVersion(Optional<Version> version) implements Other { }

    /** "app.db.20250107_120000.backup", "V7", "base". */
    default String label() {
        return switch (this) {
            case OfFile(Path file) -> file.getFileName().toString();
            case OfVersion(Optional<Version> version) -> version.map(Version::label).orElse("base");
        };
    }
}
