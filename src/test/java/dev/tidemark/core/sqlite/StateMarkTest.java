package dev.tidemark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mark tells whether somebody wrote. */
class StateMarkTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void oneChangedValueChangesTheMarkAndReadingDoesNot(String mode) throws Exception {
        TestWorkspace space = TestWorkspace.empty(folder);
        space.sql("CREATE TABLE notes(id INTEGER PRIMARY KEY, note TEXT)", "INSERT INTO notes VALUES (1, 'one')");
        try (Connection connection = space.database().openForWriting(ForeignKeys.ENFORCED)) {
            Sql.text(connection, "PRAGMA journal_mode = " + mode);
        }
        String before = StateMark.of(space.workspace().databaseFile());
        assertThat(space.number("SELECT count(*) FROM notes")).isEqualTo(1);
        space.database().requireWritable();
        assertThat(StateMark.of(space.workspace().databaseFile())).isEqualTo(before);
        // The connection is the last one, so that a write-ahead log is gone again afterwards.
        space.sql("UPDATE notes SET note = 'two'");
        assertThat(StateMark.of(space.workspace().databaseFile())).isNotEqualTo(before);
    }
}
