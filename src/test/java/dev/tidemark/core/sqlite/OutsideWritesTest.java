package dev.tidemark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database.ForeignKeys;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideWritesTest {
    @TempDir Path folder;
    private Database ours;
    private Database theirs;

    @BeforeEach void database() {
        ours = Database.at(folder.resolve("a.db"));
        ours.create();
        write(ours, "CREATE TABLE t (a)");
        theirs = Database.at(ours.file());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "TRUNCATE", "PERSIST", "WAL"})
    void whatOthersWriteIsNoticedUntilItIsRead(String mode) throws SQLException {
        try (Connection stays = theirs.openForWriting(ForeignKeys.ENFORCED)) {
            Sql.text(stays, "PRAGMA journal_mode = " + mode);
            OutsideWrites outside = new OutsideWrites(ours);
            assertThat(outside.any()).isFalse();
            Sql.run(stays, "INSERT INTO t VALUES (1)");
            assertThat(outside.any()).isTrue();
            assertThat(outside.any()).as("until it is read").isTrue();
            outside.reading();
            assertThat(outside.any()).isFalse();
            assertThat(count(ours)).isEqualTo(1);
            assertThat(outside.any()).as("reading is no writing").isFalse();
            Sql.run(stays, "INSERT INTO t VALUES (2)");
            assertThat(outside.any()).isTrue();
        }
    }

    @Test void ownChangesAreNoNews() {
        OutsideWrites outside = new OutsideWrites(ours);
        write(ours, "INSERT INTO t VALUES (1)");
        assertThat(outside.any()).isFalse();
        ours.write("busy", ForeignKeys.ENFORCED, connection -> {
            assertThat(outside.any()).as("while one runs").isFalse();
            return Sql.run(connection, "INSERT INTO t VALUES (2)");
        });
        assertThat(outside.any()).isFalse();
        write(theirs, "INSERT INTO t VALUES (3)");
        assertThat(outside.any()).isTrue();
    }

    @Test void aFileThatIsGoneIsNoNews() {
        OutsideWrites outside = new OutsideWrites(Database.at(folder.resolve("none.db")));
        assertThat(outside.any()).isFalse();
    }

    private static long count(Database database) {
        return database.read(connection -> Sql.number(connection, "SELECT count(*) FROM t"));
    }

    private static void write(Database database, String sql) {
        database.write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, sql));
    }
}
