package dev.tidemark.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThisProgramTest {
    @Test void anInstalledOneIsNamedByItsLauncher() {
        assertThat(ThisProgram.of("/opt/tidemark/bin/Tidemark", "/opt/tidemark/lib/app/tidemark.jar")).isEqualTo(new ThisProgram("/opt/tidemark/bin/Tidemark", "/opt/tidemark/bin/Tidemark", ""));
        assertThat(ThisProgram.of("/opt/my apps/Tidemark", null).commandLine()).isEqualTo("\"/opt/my apps/Tidemark\"");
    }

    @Test void aJarIsNamedAsItWasTyped() {
        assertThat(ThisProgram.of(null, "lib/tidemark.jar")).isEqualTo(new ThisProgram("java -jar lib/tidemark.jar", "java -jar lib/tidemark.jar", ""));
    }

    @Test void onlyADevelopmentBuildNamesMaven() {
        assertThat(ThisProgram.of(null, null)).isEqualTo(new ThisProgram("mvn -q", "java -jar target/app/tidemark.jar", "mvn -q -DskipTests package"));
    }
}
