package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.backups.CompactService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreePagesCheckTest {
    private static final String KEY = "free-pages:app.db";

    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void migrated() {
        checked = CheckedWorkspace.migrated(folder);
    }

    /** A table without an INTEGER PRIMARY KEY and without an index, with gaps in its row ids: the one that a VACUUM in place numbers anew. */
    private void fill(int rows) {
        checked.space.sql("CREATE TABLE loose(content)", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ") INSERT INTO loose SELECT randomblob(1000) FROM n",
            "DELETE FROM loose WHERE rowid % 10 <> 0");
    }

    @Test void theFileIsMadeSmallerAndRowIdsStayAlsoWhereAVacuumNumbersAnew() throws Exception {
        fill(4000);
        String before = hash();
        long size = Files.size(checked.space.workspace().databaseFile());
        int backups = checked.services.backups().list().size();
        assertThat(checked.preview(KEY, "compact")).anySatisfy(line -> assertThat(line).startsWith("Space needed for a while: ")).anySatisfy(line -> assertThat(line).startsWith("Row ids stay"));
        assertThat(checked.cured(KEY, "compact")).startsWith("Compacted app.db: ").endsWith("Every value and every row id is as it was.");
        assertThat(hash()).isEqualTo(before);
        assertThat(checked.space.number("SELECT min(rowid) FROM loose")).isEqualTo(10);
        assertThat(Files.size(checked.space.workspace().databaseFile())).isLessThan(size / 2);
        assertThat(checked.services.backups().list()).hasSize(backups + 1);
        assertThat(CompactService.copy(checked.space.workspace())).doesNotExist();
        assertThat(checked.services.journal().entries().getLast().sentence()).startsWith("Compacted app.db: ");
        try (Connection connection = checked.space.database().openForWriting(ForeignKeys.CHECKED_BY_US)) {
            Sql.run(connection, "VACUUM");
        }
        assertThat(checked.space.number("SELECT min(rowid) FROM loose")).as("what a VACUUM in place does").isEqualTo(1);
    }

    @Test void itWorksUnderAWriteAheadLogToo() throws Exception {
        fill(4000);
        try (Connection connection = checked.space.database().openForWriting(ForeignKeys.CHECKED_BY_US)) {
            Sql.text(connection, "PRAGMA journal_mode = WAL");
        }
        String before = hash();
        checked.cured(KEY, "compact");
        assertThat(hash()).isEqualTo(before);
        assertThat(checked.space.database().<String>read(connection -> Sql.text(connection, "PRAGMA journal_mode"))).isEqualTo("wal");
    }

    @Test void fewFreePagesAreNoFinding() {
        fill(400);
        assertThat(checked.keys()).doesNotContain(KEY);
        checked.space.sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) INSERT INTO loose SELECT randomblob(1000) FROM n", "DELETE FROM loose WHERE rowid > 10000");
        assertThat(checked.keys()).as("more than a megabyte, and less than a quarter").doesNotContain(KEY);
    }

    @Test void aCancelLeavesTheFileAsItIs() throws Exception {
        fill(4000);
        byte[] before = Files.readAllBytes(checked.space.workspace().databaseFile());
        Cancellation cancellation = new Cancellation();
        Progress progress = (doing, fraction) -> {
            if (doing.startsWith("Comparing")) {
                cancellation.cancel();
            }
        };
        assertThatThrownBy(() -> checked.services.compacts().compact(0, progress, cancellation)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
        assertThat(Files.readAllBytes(checked.space.workspace().databaseFile())).isEqualTo(before);
        assertThat(CompactService.copy(checked.space.workspace())).doesNotExist();
    }

    @Test void whatAnotherProgramWritesMeanwhileIsNotLost() {
        fill(4000);
        int[] writes = {0};
        Progress progress = (doing, fraction) -> {
            if (doing.startsWith("Comparing every value and row id") && writes[0]++ == 0) {
                OtherWriter.insert(checked.space.workspace().databaseFile());
            }
        };
        checked.services.compacts().compact(0, progress, Cancellation.never());
        assertThat(writes[0]).as("it began again").isEqualTo(2);
        assertThat(checked.space.number("SELECT count(*) FROM projects WHERE name = 'meanwhile'")).isEqualTo(1);
        assertThat(checked.keys()).doesNotContain(KEY);
    }

    private String hash() {
        return checked.space.database().read(connection -> Contents.hash(connection, Cancellation.never()));
    }
}
