package dev.tidemark.ui.migrations;

import dev.tidemark.core.Services;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Version;
import java.util.List;
import java.util.Optional;

/** What a layer does to the schema: the difference between what the migrations up to the one below it build, and what they build with it. */
record SchemaChange(List<Deviation> changes) {
    /**
     * Builds both schemas apart from the database. Blocking.
     *
     * @throws dev.tidemark.core.common.Problem when a script below cannot be read or run
     */
    static SchemaChange of(Services services, Layer layer) {
        MigrationFolder folder = MigrationFolder.read(services.workspace().migrationFolders());
        Optional<Version> below = folder.migrations().stream().map(migration -> migration.version())
            .filter(version -> version != null && version.compareTo(layer.version()) < 0).max(Version::compareTo);
        Schema before = services.scratch().at(folder, below);
        Schema after = services.scratch().at(folder, Optional.of(layer.version()));
        return new SchemaChange(Deviation.between(before, after));
    }
}
