package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.Upkeep;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSizeCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;
    private Connection open;
    private Path log;

    @BeforeEach void writeAheadLog() throws Exception {
        checked = CheckedWorkspace.migrated(folder);
        log = SqliteFile.sibling(checked.space.workspace().databaseFile(), "-wal");
        open = checked.space.database().openForWriting(ForeignKeys.CHECKED_BY_US);
        Sql.text(open, "PRAGMA journal_mode = WAL");
        Sql.run(open, "INSERT INTO projects(name) VALUES ('in the log')");
    }

    private List<Finding> found(long large, Database database) {
        Upkeep upkeep = new Upkeep(checked.space.workspace(), database, checked.services.journal());
        return new LogSizeCheck(upkeep, large).look(checked.examination(), Cancellation.never());
    }

    @Test void aLargeLogIsWrittenBackAndEmptied() throws Exception {
        try (Connection _ = open) {
            long size = Files.size(log);
            assertThat(found(size + 1, checked.space.database())).isEmpty();
            Finding finding = found(size, checked.space.database()).getFirst();
            assertThat(finding.key()).isEqualTo("log-size:app.db-wal");
            assertThat(finding.cure("write-back").orElseThrow().run(Progress.NONE, Cancellation.never())).isEqualTo("Wrote app.db-wal back into app.db.");
            assertThat(Files.size(log)).isZero();
            assertThat(checked.services.journal().entries().getLast().details()).containsExactly("PRAGMA wal_checkpoint(TRUNCATE)");
            assertThat(checked.space.number("SELECT count(*) FROM projects")).isEqualTo(1);
        }
    }

    @Test void aReaderThatKeepsAnOldStateOpenIsToldOfAndNothingIsLost() throws Exception {
        try (Connection _ = open; Connection reader = checked.space.database().openForReading()) {
            reader.setAutoCommit(false);
            Sql.number(reader, "SELECT count(*) FROM projects");
            Sql.run(open, "INSERT INTO projects(name) VALUES ('after it')");
            Finding finding = found(1, Database.at(checked.space.workspace().databaseFile(), Duration.ofMillis(50))).getFirst();
            assertThatThrownBy(() -> finding.cures().getFirst().run(Progress.NONE, Cancellation.never())).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LOCKED));
            reader.rollback();
        }
        assertThat(checked.space.number("SELECT count(*) FROM projects")).isEqualTo(2);
    }
}
