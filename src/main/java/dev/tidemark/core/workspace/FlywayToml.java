package dev.tidemark.core.workspace;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * What Flyway's own configuration file says of a workspace.
 *
 * @param url the database of the chosen environment
 * @param locations where the scripts are; empty when it does not say
 */
record FlywayToml(Optional<String> url, List<String> locations) {
    /**
     * Reads {@code flyway.toml} in that folder; an absent file says nothing. The parser is loaded only where there is something to parse.
     *
     * @throws Problem CONFIG_UNREADABLE
     */
    static FlywayToml in(Path root) {
        Path file = root.resolve("flyway.toml");
        return Files.exists(file) ? Parser.parse(file) : new FlywayToml(Optional.empty(), List.of());
    }

    private static final class Parser {
        static FlywayToml parse(Path file) {
            try {
                JsonNode toml = new TomlMapper().readTree(file);
                JsonNode flyway = toml.path("flyway");
                JsonNode url = toml.path("environments").path(flyway.path("environment").asString("default")).path("url");
                List<String> locations = new ArrayList<>();
                flyway.path("locations").forEach(node -> locations.add(node.asString()));
                return new FlywayToml(url.isString() ? Optional.of(url.asString()) : Optional.empty(), locations);
            } catch (JacksonException failure) {
                throw Problem.because(failure, ProblemCode.CONFIG_UNREADABLE, "path", file, "detail", failure.getOriginalMessage());
            }
        }
    }
}
