package dev.tidemark.core.workspace;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a workspace's database and scripts are. Read from Flyway's own {@code flyway.toml} in the workspace folder, so that the stock
 * command line works there too; {@code DATABASE_URL}, {@code FLYWAY_URL} and {@code FLYWAY_LOCATIONS} override it; nothing need exist.
 */
final class WorkspaceConfig {
    private static final String FILES = "filesystem:";
    /** A place that is no folder, as in classpath: or s3:; one letter alone is a drive. */
    private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");
    private static final Pattern WILDCARD = Pattern.compile("[*?]");

    private final Path root;
    private final Path here;
    private final Map<String, String> environment;

    /** @param here the folder that relative paths in environment variables start from */
    WorkspaceConfig(Path root, Path here, Map<String, String> environment) {
        this.root = root;
        this.here = here;
        this.environment = environment;
    }

    /**
     * The workspace as configured; only the configuration file is read.
     *
     * @throws Problem CONFIG_UNREADABLE, DATABASE_URL_UNSUPPORTED, LOCATION_UNSUPPORTED
     */
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

    /** A location inside another one says nothing new; Flyway leaves it out as well. */
    private static List<Path> folders(List<String> locations, Path base) {
        List<Path> folders = locations.stream().map(String::strip).filter(location -> !location.isEmpty()).map(location -> folder(location, base)).distinct().toList();
        return folders.stream().filter(folder -> folders.stream().noneMatch(other -> !other.equals(folder) && folder.startsWith(other))).toList();
    }

    private static Path folder(String location, Path base) {
        String path = location.startsWith(FILES) ? location.substring(FILES.length()) : location;
        if (ELSEWHERE.matcher(path).lookingAt() || WILDCARD.matcher(path).find()) {
            throw Problem.of(ProblemCode.LOCATION_UNSUPPORTED, "location", location);
        }
        return base.resolve(path).toAbsolutePath().normalize();
    }
}
