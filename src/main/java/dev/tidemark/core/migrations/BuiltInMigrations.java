package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The migrations of the chatbot's database that come with the application: each {@code V} script and its {@code U} script. */
public final class BuiltInMigrations {
    private static final String FOLDER = "dev/tidemark/migrations/";

    private BuiltInMigrations() { }

    /**
     * All built-in scripts, as they are in the application.
     *
     * @return file name to text, sorted by name; never empty
     * @throws Problem {@link ProblemCode#INPUT_OUTPUT} when the application's own files cannot be read
     */
    public static Map<String, String> scripts() {
        Path home = home();
        Map<String, String> scripts = new TreeMap<>();
        try {
            if (Files.isDirectory(home)) {
                readFolder(home.resolve(FOLDER), scripts);
            } else {
                readJar(home, scripts);
            }
        } catch (IOException e) {
            throw unreadable(e, home);
        }
        if (scripts.isEmpty()) {
            throw unreadable(new IOException("it holds no " + FOLDER + "*.sql"), home);
        }
        return scripts;
    }

    /**
     * Copies the built-in scripts into a folder that has no script yet, and makes the folder if it is missing. A folder with
     * any {@code .sql} file in it is somebody's own history and is left as it is; no file is ever overwritten.
     *
     * @return the files that were made, sorted by name; empty when the folder had scripts
     * @throws Problem {@link ProblemCode#INPUT_OUTPUT}; then no copied script is left behind
     */
    public static List<Path> copyTo(Path folder) {
        List<Path> copied = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            if (hasScripts(folder)) {
                return List.of();
            }
            for (Map.Entry<String, String> script : scripts().entrySet()) {
                Path file = Files.createFile(folder.resolve(script.getKey()));
                copied.add(file);
                Files.writeString(file, script.getValue());
            }
            return List.copyOf(copied);
        } catch (IOException e) {
            removeAll(copied, e);
            throw Problem.because(e, ProblemCode.INPUT_OUTPUT, "path", folder, "detail", Texts.reason(e));
        }
    }

    private static boolean hasScripts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.getFileName().toString().endsWith(".sql"));
        }
    }

    private static void removeAll(List<Path> files, IOException because) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }

    private static void readFolder(Path folder, Map<String, String> into) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                into.put(file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    private static void readJar(Path jar, Map<String, String> into) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
                if (entry.getName().startsWith(FOLDER) && !entry.isDirectory()) {
                    into.put(entry.getName().substring(FOLDER.length()), text(file, entry));
                }
            }
        }
    }

    private static String text(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The jar or the folder of classes that this application runs from: a class path cannot list a folder, these can. */
    private static Path home() {
        try {
            return Path.of(BuiltInMigrations.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem unreadable(IOException e, Path home) {
        return Problem.because(e, ProblemCode.INPUT_OUTPUT, "path", home, "detail", Texts.reason(e));
    }
}
