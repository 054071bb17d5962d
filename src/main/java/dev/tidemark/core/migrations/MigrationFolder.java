package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scripts of a workspace, read from its folders and all folders below them, as Flyway does.
 *
 * @param migrations versioned ones by version, then repeatable ones by description
 * @param baselines the scripts B&lt;version&gt;__… that Flyway begins an empty database with, in place of all versions up to theirs; lowest first. On any other
 *     database it passes over them (https://documentation.red-gate.com/flyway/flyway-concepts/migrations/baseline-migrations)
 * @param badlyNamed .sql files that are no migration by their name; Flyway would pass over them in silence
 * @param unfit scripts that would not run in Tidemark's one transaction, each with the reason
 */
public record MigrationFolder(List<Migration> migrations, List<Migration> baselines, List<Path> badlyNamed, Map<Path, String> unfit) {
    private static final Pattern NAME = Pattern.compile("(?<kind>[VURB])(?<version>[\\d._]*?)__(?<description>.+)\\.sql");

    /**
     * Reads the folders.
     *
     * @throws Problem MIGRATIONS_FOLDER_MISSING, MIGRATION_DUPLICATE, MIGRATION_UNREADABLE
     */
    public static MigrationFolder read(List<Path> folders) {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            files.addAll(filesIn(folder));
        }
        Map<Version, Path> undos = new TreeMap<>();
        Map<Version, Migration> versioned = new TreeMap<>();
        Map<Version, Migration> baselines = new TreeMap<>();
        List<Migration> repeatable = new ArrayList<>();
        List<Path> badlyNamed = new ArrayList<>();
        Map<Path, String> unfit = new TreeMap<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            Matcher parts = NAME.matcher(name);
            if (name.endsWith(".sql.conf")) {
                unfit.put(file, "a script configuration can switch its transaction off");
            } else if (name.endsWith(".sql") && !isMigrationName(parts)) {
                badlyNamed.add(file);
            } else if (name.endsWith(".sql") && parts.group("kind").equals("U")) {
                refuseTwice(undos.put(Version.of(parts.group("version")), file), file, parts.group("version"));
            } else if (name.endsWith(".sql") && parts.group("kind").equals("R")) {
                repeatable.add(migration(null, parts, file));
            } else if (name.endsWith(".sql")) {
                Map<Version, Migration> kin = parts.group("kind").equals("B") ? baselines : versioned;
                Migration before = kin.put(Version.of(parts.group("version")), migration(Version.of(parts.group("version")), parts, file));
                refuseTwice(before == null ? null : before.script(), file, parts.group("version"));
            }
        }
        List<Migration> all = new ArrayList<>(versioned.values().stream().map(m -> withUndo(m, undos.get(m.version()))).toList());
        all.addAll(repeatable.stream().sorted(Comparator.comparing(Migration::description)).toList());
        return new MigrationFolder(List.copyOf(all), List.copyOf(baselines.values()), List.copyOf(badlyNamed), unfit);
    }

    /** The versioned migrations, lowest first. */
    public List<Migration> versioned() {
        return migrations.stream().filter(m -> !m.repeatable()).toList();
    }

    /** The version of the last of them; empty when there is none. */
    public Optional<Version> highest() {
        List<Migration> versioned = versioned();
        return versioned.isEmpty() ? Optional.empty() : Optional.of(versioned.getLast().version());
    }

    /** The lowest whole version above all in the folder: V10 when the highest is V9.2. */
    public Version nextVersion() {
        return Stream.concat(baselines.stream(), migrations.stream()).map(Migration::version).filter(Objects::nonNull).max(Version::compareTo).map(Version::nextWhole).orElse(Version.of("1"));
    }

    /**
     * The scripts that build a database from nothing: all versioned ones, lowest first, and before them the highest baseline script in whose place no
     * versioned one is left.
     */
    public List<Migration> fromNothing() {
        List<Migration> versioned = versioned();
        Optional<Migration> start = baselines.stream().filter(b -> versioned.stream().noneMatch(v -> v.version().compareTo(b.version()) <= 0)).reduce((a, b) -> b);
        return Stream.concat(start.stream(), versioned.stream()).toList();
    }

    /** {@link #fromNothing} and what runs after all versions: the repeatable ones. What a new migration stands on. */
    public List<Migration> allFromNothing() {
        return Stream.concat(fromNothing().stream(), migrations.stream().filter(Migration::repeatable)).toList();
    }

    /** The versions in the folder, lowest first, as a person would list them: "V1, V2, V3". */
    public String versions() {
        List<String> labels = versioned().stream().map(m -> m.version().label()).toList();
        return labels.isEmpty() ? "none" : String.join(", ", labels);
    }

    private static boolean isMigrationName(Matcher parts) {
        return parts.matches() && (parts.group("kind").equals("R") ? parts.group("version").isEmpty() : Version.isValid(parts.group("version")));
    }

    private static List<Path> filesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Problem.of(ProblemCode.MIGRATIONS_FOLDER_MISSING, "path", folder);
        }
        // The walk brings the attributes along; asking each file again would take as long as reading it.
        try (Stream<Path> files = Files.find(folder, Integer.MAX_VALUE, (file, attributes) -> attributes.isRegularFile() || attributes.isSymbolicLink() && Files.isRegularFile(file))) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", folder, "detail", Texts.reason(failure));
        }
    }

    private static Migration migration(Version version, Matcher parts, Path file) {
        String sql = ScriptFile.read(file);
        return new Migration(version, parts.group("description").replace('_', ' '), file, sql, Checksum.of(sql), null);
    }

    private static Migration withUndo(Migration migration, Path undo) {
        return new Migration(migration.version(), migration.description(), migration.script(), migration.sql(), migration.checksum(), undo);
    }

    private static void refuseTwice(Path first, Path second, String version) {
        if (first != null) {
            throw Problem.of(ProblemCode.MIGRATION_DUPLICATE, "version", version, "files", first.getFileName() + " and " + second.getFileName());
        }
    }
}
