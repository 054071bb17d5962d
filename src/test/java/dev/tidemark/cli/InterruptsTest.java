package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is asked to end in the middle of a migrate. */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there cannot be asked to end, only be ended")
class InterruptsTest {
    private static final int ENDED_BY_SIGTERM = 143;

    @TempDir Path folder;

    @Test void anInterruptedMigrateIsRolledBackBeforeTheProcessEnds() throws IOException, InterruptedException {
        TestWorkspace workspace = TestWorkspace.empty(folder)
            .script("V1__fast.sql", "CREATE TABLE t(x);")
            .script("V2__endless.sql", "INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i % 1000 = 0;");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED", "-cp",
            System.getProperty("java.class.path"), Main.class.getName(), "migrate", "--no-backup", "-w", folder.toString())
            .redirectError(err.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Path journal = workspace.database().file().resolveSibling("app.db-journal");
        while (!Files.exists(journal)) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).as("ended before it began to write").isFalse();
        }
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(err).content().contains("TM-114", "Everything is as it was before.").doesNotContain("\tat ");
        assertThat(journal).doesNotExist();
        assertThat(workspace.number("SELECT count(*) FROM sqlite_schema WHERE name = 't'")).isZero();
    }

    /** What the launcher does with a command. */
    static final class Main {
        private Main() { }

        public static void main(String[] args) {
            System.exit(Tidemark.run(args));
        }
    }
}
