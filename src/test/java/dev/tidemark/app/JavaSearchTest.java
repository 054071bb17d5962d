package dev.tidemark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSearchTest {
    private static final int NEWER_THAN_ANY = 900;

    @TempDir
    private Path folder;

    @Test
    void theNamedJdkIsTakenWhenItIsNewEnough() throws IOException {
        Path jdk = jdk("named", "901.0.1");
        assertThat(find(Map.of("JAVA25_HOME", jdk.toString()))).isEqualTo(jdk.resolve("bin/java").toFile());
    }

    @Test
    void anOldJdkIsPassedOverForANewerOneInTheHomeFolder() throws IOException {
        Path old = jdk("old", "17.0.15");
        Path newer = jdk(".jdks/newer", "902");
        assertThat(find(Map.of("JAVA_HOME", old.toString()))).isEqualTo(newer.resolve("bin/java").toFile());
    }

    @Test
    void noneIsFoundWhereNoneIs() throws IOException {
        jdk(".jdks/broken", "nonsense");
        Files.createDirectories(folder.resolve(".jdks/empty"));
        assertThat(find(Map.of())).isNull();
    }

    private File find(Map<String, String> environment) {
        return Bootstrap.JavaSearch.find(environment, folder.toString(), NEWER_THAN_ANY);
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Path java = jdk.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.createFile(java);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }
}
