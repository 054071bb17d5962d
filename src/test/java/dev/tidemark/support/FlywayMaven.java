package dev.tidemark.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Flyway's Maven plugin in a project and a process of its own. */
public final class FlywayMaven {
    private static final String POM = """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion><groupId>stock</groupId><artifactId>stock</artifactId><version>1</version><packaging>pom</packaging>
          <build><plugins><plugin>
            <groupId>org.flywaydb</groupId><artifactId>flyway-maven-plugin</artifactId><version>12.11.0</version>
            <dependencies><dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.54.1.0</version></dependency></dependencies>
          </plugin></plugins></build>
        </project>
        """;

    private FlywayMaven() { }

    /**
     * Runs goals one after the other.
     *
     * @param project an empty folder
     * @param goals such as "flyway:info", and settings such as "-Dflyway.outOfOrder=true"
     * @return what it printed
     */
    public static String run(Path project, Path database, Path scripts, String... goals) throws IOException, InterruptedException {
        Files.writeString(Files.createDirectories(project).resolve("pom.xml"), POM);
        List<String> command = new ArrayList<>(List.of(maven(), "-B", "-ntp", "-Dstyle.color=never", "-Dflyway.url=jdbc:sqlite:" + database, "-Dflyway.locations=filesystem:" + scripts));
        if (System.getProperty("stock.repository") != null) {
            command.add("-Dmaven.repo.local=" + System.getProperty("stock.repository"));
        }
        if ("offline=true".equals(System.getProperty("stock.network"))) {
            command.add("-o");
        }
        command.addAll(List.of(goals));
        Path output = project.resolve("output.txt");
        Process process = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        int result = process.waitFor();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(result).as(said).isZero();
        return said;
    }

    private static String maven() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows") ? "mvn.cmd" : "mvn";
        String home = System.getProperty("stock.maven", "");
        return home.isEmpty() || home.startsWith("${") ? name : Path.of(home, "bin", name).toString();
    }
}
