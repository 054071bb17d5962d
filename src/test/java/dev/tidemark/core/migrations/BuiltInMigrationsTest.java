package dev.tidemark.core.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInMigrationsTest {
    @TempDir Path folder;

    @Test
    void theyAreTheScriptsOfTheDefaultWorkspace() throws IOException {
        Map<String, String> inTheWorkspace = read(Path.of("storage/migrations"));

        assertThat(BuiltInMigrations.scripts()).isEqualTo(inTheWorkspace);
    }

    @Test
    void everyMigrationHasItsUndoScriptOfTheSameDescription() {
        List<String> names = List.copyOf(BuiltInMigrations.scripts().keySet());
        List<String> forward = names.stream().filter(n -> n.startsWith("V")).map(n -> n.substring(1)).toList();
        List<String> undo = names.stream().filter(n -> n.startsWith("U")).map(n -> n.substring(1)).toList();

        assertThat(forward).hasSize(9).isEqualTo(undo);
    }

    @Test
    void aMissingFolderIsMadeAndFilled() throws IOException {
        Path target = folder.resolve("new/migrations");

        List<Path> copied = BuiltInMigrations.copyTo(target);

        assertThat(copied).hasSize(18).allMatch(Files::isRegularFile);
        assertThat(read(target)).isEqualTo(BuiltInMigrations.scripts());
    }

    @Test
    void aFolderWithAScriptOfItsOwnIsLeftAsItIs() throws IOException {
        Path own = Files.writeString(folder.resolve("V1__own.sql"), "CREATE TABLE t (a);");

        assertThat(BuiltInMigrations.copyTo(folder)).isEmpty();

        assertThat(folder).isDirectoryNotContaining(f -> !f.equals(own));
        assertThat(own).hasContent("CREATE TABLE t (a);");
    }

    @Test
    void otherFilesInTheFolderDoNotHinderTheCopy() throws IOException {
        Path notes = Files.writeString(folder.resolve("README.md"), "notes");

        assertThat(BuiltInMigrations.copyTo(folder)).hasSize(18);
        assertThat(notes).hasContent("notes");
    }

    @Test
    void aFileInThePlaceOfTheFolderIsAProblemAndIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("migrations"), "not a folder");

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> BuiltInMigrations.copyTo(file))
            .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.INPUT_OUTPUT));
        assertThat(file).hasContent("not a folder");
    }

    @Test
    void theyAreFoundInAJarAsWell() throws Exception {
        Path jar = folder.resolve("app with space.jar");
        pack(Path.of("target/classes/dev/tidemark"), jar);

        try (URLClassLoader packed = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertThat(scriptsOf(packed)).isEqualTo(BuiltInMigrations.scripts());
        }
    }

    private static Object scriptsOf(ClassLoader loader)
            throws ClassNotFoundException, NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        return loader.loadClass(BuiltInMigrations.class.getName()).getMethod("scripts").invoke(null);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                entries.putNextEntry(new JarEntry("dev/tidemark/" + classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
            }
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                content.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return content;
    }
}
