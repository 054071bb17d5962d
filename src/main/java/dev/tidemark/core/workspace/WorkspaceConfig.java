package dev.tidemark.core.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a workspace's database and scripts are. Read from Flyway's own {@code flyway.toml} in the workspace folder, so that the stock
 * command line works there too; {@code DATABASE_URL}, {@code FLYWAY_URL} and {@code FLYWAY_LOCATIONS} override it; nothing need exist.
 */
final class WorkspaceConfig {
    private final Path root;
    private final Path here;
    private final Map<String, String> environment;

    /** @param here the folder that relative paths in environment variables start from */
    WorkspaceConfig(Path root, Path here, Map<String, String> environment) {
        this.root = root;
        this.here = here;
        this.environment = environment;
    }

    /** The workspace as configured; only the configuration file is read. */
    Workspace workspace() {
        FlywayToml toml = FlywayToml.in(root);
        return new Workspace(root, databaseFile(toml), migrationFolders(toml));
    }

    private Path databaseFile(FlywayToml toml) {
        for (String variable : List.of("DATABASE_URL", "FLYWAY_URL")) {
            String url = environment.get(variable);
            if (url != null && !url.isBlank()) {
                return DatabaseUrl.file(url, here);
            }
        }
        return toml.url().map(url -> DatabaseUrl.file(url, root)).orElseGet(() -> root.resolve("sqlite").resolve("app.db"));
    }

    private List<Path> migrationFolders(FlywayToml toml) {
        String variable = environment.get("FLYWAY_LOCATIONS");
        if (variable != null && !variable.isBlank()) {
            return folders(List.of(variable.split(",")), here);
        }
        return toml.locations().isEmpty() ? List.of(root.resolve("migrations")) : folders(toml.locations(), root);
    }

    private static List<Path> folders(List<String> locations, Path base) {
        return locations.stream().map(String::strip).map(location -> folder(location, base)).toList();
    }

    private static Path folder(String location, Path base) {
        String path = location.startsWith("filesystem:") ? location.substring("filesystem:".length()) : location;
        return base.resolve(path).toAbsolutePath().normalize();
    }
}
