package dev.tidemark.ui.schema.sizes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.ui.support.Request;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures of what fills the file, to be looked at. */
class SizesPicturesTest extends AppJourney {
    private static final List<String> LARGE = List.of(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO messages (chat_id, role, content) "
            + "SELECT (SELECT min(id) FROM chats), 'user', hex(randomblob(100)) FROM n",
        "CREATE TABLE gone (a)", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) INSERT INTO gone SELECT hex(randomblob(100)) FROM n", "DROP TABLE gone");

    @Test
    void whatFillsTheFileCanBeDrawn() {
        show();
        pictures("sizes");
        for (String statement : LARGE) {
            services().database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, statement));
        }
        changed();
        await(() -> lookup("#sizesSentence").queryLabeled().getText().contains("are free"));
        pictures("sizes-large");
        assertThat(Path.of("target/screenshots/sizes-large-dark-1920x1080.png")).isRegularFile();
    }

    private void show() {
        onFx(() -> {
            context().navigator().open(new Request.ShowSizes());
            return null;
        });
        awaitShown("#sizesSentence");
    }
}
