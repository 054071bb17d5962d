package dev.tidemark.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingToldTest {
    @TempDir Path folder;
    private Database database;

    @BeforeEach void create() {
        database = Database.at(folder.resolve("app.db"));
        database.create();
        database.write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "CREATE TABLE t(x)"));
    }

    @Test void aChangeThatWaitsSaysForWhomAndGoesOnWhenTheOtherLetsGo() throws Exception {
        List<String> heard = new ArrayList<>();
        try (Connection writer = database.openForWriting(ForeignKeys.ENFORCED)) {
            writer.setAutoCommit(false);
            Sql.run(writer, "INSERT INTO t VALUES (1)");
            int changed = WaitingTold.by((doing, fraction) -> {
                heard.add(doing);
                letGo(writer);
            }, () -> Database.at(database.file()).write("waits", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO t VALUES (2)")));
            assertThat(changed).isEqualTo(1);
        }
        assertThat(heard).containsExactly("Waiting for another program to let go of app.db");
        assertThat(database.<Long>read(connection -> Sql.number(connection, "SELECT count(*) FROM t"))).isEqualTo(2);
    }

    @Test void aReadThatWaitsSaysForWhomToo() throws Exception {
        List<String> heard = new ArrayList<>();
        try (Connection writer = database.openForWriting(ForeignKeys.ENFORCED)) {
            Sql.run(writer, "BEGIN EXCLUSIVE");
            long rows = WaitingTold.by((doing, fraction) -> {
                heard.add(doing);
                run(writer, "COMMIT");
            }, () -> Database.at(database.file()).read(connection -> Sql.number(connection, "SELECT count(*) FROM t")));
            assertThat(rows).isZero();
        }
        assertThat(heard).containsExactly("Waiting for another program to let go of app.db");
    }

    private static void run(Connection connection, String sql) {
        try {
            Sql.run(connection, sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test void aListenerThatFailsDoesNotEndTheWait() throws Exception {
        try (Connection writer = database.openForWriting(ForeignKeys.ENFORCED)) {
            writer.setAutoCommit(false);
            Sql.run(writer, "INSERT INTO t VALUES (1)");
            assertThat(WaitingTold.<Integer, RuntimeException>by((doing, fraction) -> {
                letGo(writer);
                throw new UncheckedIOException(new IOException("the terminal is gone"));
            }, () -> Database.at(database.file()).write("waits", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO t VALUES (2)")))).isEqualTo(1);
        }
    }

    @Test void whatIsNotWaitedForIsNotTold() {
        List<String> heard = new ArrayList<>();
        WaitingTold.<Integer, RuntimeException>by((doing, fraction) -> heard.add(doing), () -> database.write("at once", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "INSERT INTO t VALUES (2)")));
        assertThat(heard).isEmpty();
    }

    @Test void theWriterAloneIsNamedWhereItIsKnown() {
        FileHolder reader = new FileHolder(1, "viewer", "", false);
        FileHolder writer = new FileHolder(2, "python3", "", true);
        assertThat(WaitingTold.sentence(database.file(), new Holders(List.of(reader, writer), null))).isEqualTo("Waiting for python3 (process 2), which is writing");
        assertThat(WaitingTold.sentence(database.file(), new Holders(List.of(reader), null))).isEqualTo("Waiting for viewer (process 1)");
    }

    private static void letGo(Connection writer) {
        try {
            writer.commit();
            // Or the driver begins the next transaction at once.
            writer.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
