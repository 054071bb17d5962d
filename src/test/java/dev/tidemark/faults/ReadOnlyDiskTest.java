package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that nobody can write to, not an administrator either: it is said what is the matter, and one can look all the same. Needs a disk of its own, which only root can mount. */
class ReadOnlyDiskTest {
    @TempDir Path disk;
    private boolean mounted;

    @BeforeEach void mountADisk() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "a small disk is mounted as tmpfs, which is Linux's");
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        assumeTrue(mounted, "only root may mount a small disk");
    }

    @AfterEach void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test void aWriteAheadLogIsToldAsWhatItIsAndCanBeLookedAt() throws Exception {
        Path file = disk.resolve("a.db");
        Database database = Database.at(file);
        database.create();
        database.write("fill", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "CREATE TABLE t(x)"));
        try (var connection = database.openForWriting(ForeignKeys.ENFORCED)) {
            Sql.text(connection, "PRAGMA journal_mode = WAL");
        }
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
        assertThatThrownBy(() -> Database.at(file).read(connection -> null)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNREADABLE_WITHOUT_WRITING);
            assertThat(problem.next()).contains("--read-only");
        });
        assertThat(Database.untouched(file).<Long>read(connection -> Sql.number(connection, "SELECT count(*) FROM t"))).isZero();
        assertThatThrownBy(() -> Database.at(file).write("fill", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO t VALUES (1)"))).isInstanceOf(Problem.class);
        try (var files = Files.list(disk)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    }
}
