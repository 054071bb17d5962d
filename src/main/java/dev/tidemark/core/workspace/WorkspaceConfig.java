package dev.tidemark.core.workspace;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.toml.TomlMapper;

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
        JsonNode toml = flywayToml();
        return new Workspace(root, databaseFile(toml), migrationFolders(toml));
    }

    private Path databaseFile(JsonNode toml) {
        for (String variable : List.of("DATABASE_URL", "FLYWAY_URL")) {
            String url = environment.get(variable);
            if (url != null && !url.isBlank()) {
                return DatabaseUrl.file(url, here);
            }
        }
        String environmentName = toml.path("flyway").path("environment").asString("default");
        JsonNode url = toml.path("environments").path(environmentName).path("url");
        return url.isString() ? DatabaseUrl.file(url.asString(), root) : root.resolve("sqlite").resolve("app.db");
    }

    private List<Path> migrationFolders(JsonNode toml) {
        String variable = environment.get("FLYWAY_LOCATIONS");
        if (variable != null && !variable.isBlank()) {
            return folders(List.of(variable.split(",")), here);
        }
        List<String> locations = new ArrayList<>();
        toml.path("flyway").path("locations").forEach(node -> locations.add(node.asString()));
        return locations.isEmpty() ? List.of(root.resolve("migrations")) : folders(locations, root);
    }

    private static List<Path> folders(List<String> locations, Path base) {
        return locations.stream().map(String::strip).map(location -> folder(location, base)).toList();
    }

    private static Path folder(String location, Path base) {
        String path = location.startsWith("filesystem:") ? location.substring("filesystem:".length()) : location;
        return base.resolve(path).toAbsolutePath().normalize();
    }

    private JsonNode flywayToml() {
        Path file = root.resolve("flyway.toml");
        if (!Files.exists(file)) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            return new TomlMapper().readTree(file);
        } catch (JacksonException failure) {
            throw Problem.because(failure, ProblemCode.CONFIG_UNREADABLE, "path", file, "detail", failure.getOriginalMessage());
        }
    }
}
