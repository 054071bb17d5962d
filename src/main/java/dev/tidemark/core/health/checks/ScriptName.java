package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a versioned script, read without its content, so that a folder can be looked at that cannot be planned with.
 *
 * @param kind V, U or B
 */
record ScriptName(char kind, Version version, Path file) {
    private static final Pattern NAME = Pattern.compile("([VUB])([\\d._]+?)__(.+)\\.sql");

    static List<ScriptName> in(List<Path> folders) {
        List<ScriptName> names = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).sorted().forEach(file -> {
                    Matcher parts = NAME.matcher(file.getFileName().toString());
                    if (parts.matches() && Version.isValid(parts.group(2))) {
                        names.add(new ScriptName(parts.group(1).charAt(0), Version.of(parts.group(2)), file));
                    }
                });
            } catch (IOException failure) {
                throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", folder, "detail", Texts.reason(failure));
            }
        }
        return names;
    }

    /** The lowest whole version above all of them. */
    static Version nextVersion(List<ScriptName> names) {
        return names.stream().map(ScriptName::version).max(Version::compareTo).map(Version::nextWhole).orElse(Version.of("1"));
    }
}
