package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.support.OtherProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProblemReportTest {
    @TempDir Path folder;

    /** Holds the write lock until its input ends. */
    static final class Holder {
        public static void main(String[] args) throws SQLException, IOException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]); Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                System.out.println("holds");
                System.in.read();
            }
        }
    }

    @EnabledOnOs(OS.LINUX)
    @Test void aLockIsToldWithTheProgramThatHasTheFileOpen() throws Exception {
        Path file = folder.resolve("app.db");
        Database.at(file).create();
        Process other = OtherProcess.start(Holder.class, file);
        try (var said = other.inputReader()) {
            assertThat(said.lines().anyMatch("holds"::equals)).isTrue();
            assertThat(told(file)).contains("did not let go within 10 s", "It is open in java (process " + other.pid() + "), which is writing.", "Nothing was changed.");
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(told(file)).contains("did not let go within 10 s").doesNotContain("It is open in");
    }

    private String told(Path file) {
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err, true), false, false, true, Map.of(), folder, Clock.systemUTC(), Cancellation.never());
        new ProblemReport(terminal, false, false, folder).tell(Problem.of(ProblemCode.LOCKED, "path", file, "waited", Database.WAITED));
        terminal.err().flush();
        return err.toString();
    }
}
