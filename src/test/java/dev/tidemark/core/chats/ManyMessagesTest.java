package dev.tidemark.core.chats;

import static dev.tidemark.core.chats.ChatbotDatabase.LATEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyMessagesTest {
    @TempDir Path folder;

    @Test void itFillsInWhatIsAskedForAndEveryReferenceHolds() {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);

        ManyMessages.Filled filled = ManyMessages.fill(database, 120_000, false, Progress.NONE, Cancellation.never());

        assertThat(filled).isEqualTo(new ManyMessages.Filled(6, 2701, 120_000));
        assertThat(number(database, "SELECT count(*) FROM messages")).isEqualTo(120_000);
        assertThat(number(database, "SELECT count(*) FROM messages WHERE chat_id = 1")).isEqualTo(12_000);
        assertThat(number(database, "SELECT count(*) FROM chats WHERE NOT EXISTS (SELECT 1 FROM messages WHERE chat_id = chats.id)")).isZero();
        assertThat(number(database, "SELECT count(*) FROM pragma_foreign_key_check")).isZero();
        assertThat(number(database, "SELECT avg(length(content)) FROM messages")).isBetween(400L, 700L);
        assertThat(number(database, "SELECT count(*) FROM messages WHERE content LIKE '%" + ManyMessages.RARE_WORD + "%'")).isEqualTo(1);
        assertThat(number(database, "SELECT count(*) FROM messages WHERE NOT json_valid(coalesce(metadata, '{}'))")).isZero();
        assertThat(number(database, "SELECT count(DISTINCT content) FROM messages WHERE role = 'assistant'")).isGreaterThan(55_000);
    }

    @Test void itIsTheSameEveryTime() {
        Database first = ChatbotDatabase.atVersion(folder.resolve("one"), LATEST);
        Database second = ChatbotDatabase.atVersion(folder.resolve("two"), LATEST);

        ManyMessages.fill(first, 3000, false, Progress.NONE, Cancellation.never());
        ManyMessages.fill(second, 3000, false, Progress.NONE, Cancellation.never());

        assertThat(hashOfMessages(first)).isEqualTo(hashOfMessages(second));
    }

    @Test void itMixesWithOtherRowsOnlyWhenToldTo() {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);
        SampleData.fill(database, folder);
        long before = number(database, "SELECT count(*) FROM messages");

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> ManyMessages.fill(database, 10, false, Progress.NONE, Cancellation.never()))
            .extracting(Problem::code).isEqualTo(ProblemCode.SAMPLE_REFUSED);
        assertThat(number(database, "SELECT count(*) FROM messages")).isEqualTo(before);

        ManyMessages.fill(database, 10, true, Progress.NONE, Cancellation.never());
        assertThat(number(database, "SELECT count(*) FROM messages")).isEqualTo(before + 10);
        assertThat(number(database, "SELECT count(*) FROM pragma_foreign_key_check")).isZero();
    }

    @Test void cancelledItLeavesNothing() {
        Database database = ChatbotDatabase.atVersion(folder, LATEST);
        Cancellation cancellation = new Cancellation();

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> ManyMessages.fill(database, 200_000, false, (doing, fraction) -> {
            if (fraction > 0) {
                cancellation.cancel();
            }
        }, cancellation)).extracting(Problem::code).isEqualTo(ProblemCode.CANCELLED);
        assertThat(number(database, "SELECT (SELECT count(*) FROM messages) + (SELECT count(*) FROM chats)")).isZero();
    }

    private static long number(Database database, String sql) {
        return database.read(connection -> Sql.number(connection, sql));
    }

    private static String hashOfMessages(Database database) {
        return database.read(connection -> {
            return Sql.text(connection, "SELECT group_concat(id || chat_id || role || content || coalesce(metadata, '') || created_at) FROM messages");
        });
    }
}
