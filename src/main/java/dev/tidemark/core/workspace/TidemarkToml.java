package dev.tidemark.core.workspace;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * Tidemark's own settings of a workspace, read when asked for:
 *
 * <pre>
 * [sqlite]
 * floor = "3.37"             # the oldest SQLite that has to run the scripts
 * [new]
 * numbering = "sequence"     # or "timestamp"; else as the scripts that are there
 * schema = "schema.sql"      # the wanted schema, from the workspace folder
 * [lint.rules]
 * no-header = "warning"      # or "note", "error", "off"; else as the rule itself says
 * [backups]
 * every = "6h"               # while the window is open, unless nothing was written; else none is made unasked
 *                            # what "tidemark prune" leaves when it is not told otherwise:
 * keep = 20                  # the newest ones
 * older-than = "30d"         # older ones go
 * max-size = "5G"            # all together
 * </pre>
 */
public final class TidemarkToml {
    private final Path file;

    private TidemarkToml(Path file) {
        this.file = file;
    }

    /** The settings of a workspace; the file {@code tidemark.toml} need not exist. */
    public static TidemarkToml of(Workspace workspace) {
        return new TidemarkToml(workspace.root().resolve("tidemark.toml"));
    }

    /** The file that holds the settings, whether it exists or not. */
    public Path file() {
        return file;
    }

    /**
     * A text in a section.
     *
     * @return empty when the file, the section or the name is not there
     * @throws Problem CONFIG_UNREADABLE when the file is no TOML, or the value is no text
     */
    public Optional<String> text(String section, String name) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode value = Parser.parse(file).path(section).path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw wrong(section, name, "is no text in quotes");
        }
        return Optional.of(value.asString());
    }

    /**
     * A text or a whole number in a section, as text.
     *
     * @return empty when the file, the section or the name is not there
     * @throws Problem CONFIG_UNREADABLE when the file is no TOML, or the value is neither
     */
    public Optional<String> word(String section, String name) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode value = Parser.parse(file).path(section).path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw wrong(section, name, "is neither a text in quotes nor a whole number");
        }
        return Optional.of(value.asString());
    }

    /** All texts of a section, by name, in the order of the file; empty when the file or the section is not there. */
    public Map<String, String> texts(String... section) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (Files.exists(file)) {
            JsonNode node = Parser.parse(file);
            for (String name : section) {
                node = node.path(name);
            }
            node.properties().stream().filter(member -> member.getValue().isString()).forEach(member -> texts.put(member.getKey(), member.getValue().asString()));
        }
        return texts;
    }

    /**
     * Writes a text into a section; all else stays as it is, comments and order too. The file and the section are made where they are not there.
     *
     * @throws Problem CONFIG_UNREADABLE when the file is no TOML, or is written in a way that only its author can change; INPUT_OUTPUT. It is then as it was
     */
    public void set(String section, String name, String value) {
        String before = "";
        if (Files.exists(file)) {
            try {
                before = Files.readString(file);
            } catch (IOException failure) {
                throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
            }
        }
        String after = TomlText.with(before, section, name, value);
        if (!Parser.parse(file, after).equals(Parser.with(Parser.parse(file, before), section, name, value))) {
            throw wrong(section, name, "cannot be written into this file without changing more; write it by hand: " + name + " = " + TomlText.quoted(value));
        }
        WholeFile.at(file).write(after);
    }

    /** The problem of a value that cannot be used. @param why "is no version of SQLite" */
    public Problem wrong(String section, String name, String why) {
        return Problem.of(ProblemCode.CONFIG_UNREADABLE, "path", file, "detail", "[" + section + "] " + name + " " + why);
    }

    /** Loaded only where there is something to parse. */
    private static final class Parser {
        static JsonNode with(JsonNode settings, String section, String name, String value) {
            ObjectNode copy = settings.isObject() ? ((ObjectNode) settings).deepCopy() : new TomlMapper().createObjectNode();
            copy.withObjectProperty(section).put(name, value);
            return copy;
        }

        static JsonNode parse(Path file, String text) {
            try {
                return new TomlMapper().readTree(text);
            } catch (JacksonException failure) {
                throw Problem.because(failure, ProblemCode.CONFIG_UNREADABLE, "path", file, "detail", failure.getOriginalMessage());
            }
        }

        static JsonNode parse(Path file) {
            try {
                return new TomlMapper().readTree(file);
            } catch (JacksonException failure) {
                throw Problem.because(failure, ProblemCode.CONFIG_UNREADABLE, "path", file, "detail", failure.getOriginalMessage());
            }
        }
    }
}
