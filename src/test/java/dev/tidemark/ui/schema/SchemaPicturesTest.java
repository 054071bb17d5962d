package dev.tidemark.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.support.Request;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** Pictures of the schema, to be looked at. */
class SchemaPicturesTest extends AppJourney {
    private static final List<String> ODD_OBJECTS = List.of("CREATE VIEW busy_chats AS SELECT chat_id, count(*) AS messages FROM messages GROUP BY chat_id",
        "CREATE TABLE old (id INTEGER PRIMARY KEY)", "CREATE VIEW old_things AS SELECT id FROM old", "DROP TABLE old",
        "CREATE TRIGGER touch_chats AFTER INSERT ON messages BEGIN UPDATE chats SET updated_at = NEW.created_at WHERE id = NEW.chat_id; END");

    @Test
    void aTableCanBeDrawn() {
        open("documents");
        pictures("schema");
        open("flyway_schema_history");
        pictures("schema-history");
        assertThat(Path.of("target/screenshots/schema-history-dark-1920x1080.png")).isRegularFile();
    }

    @Test
    void viewsAndTriggersCanBeDrawn() {
        for (String statement : ODD_OBJECTS) {
            services().database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, statement));
        }
        open("old_things");
        pictures("schema-view");
        onFx(() -> {
            lookup("#objects").queryListView().getSelectionModel().selectLast();
            return null;
        });
        await(() -> shown("#objectName").equals("touch_chats"));
        pictures("schema-trigger");
        assertThat(Path.of("target/screenshots/schema-trigger-dark-1920x1080.png")).isRegularFile();
    }

    @Test
    void anEmptyDatabaseCanBeDrawn() {
        SampleWorkspace.rollBack(services(), "base");
        changed();
        go("schema");
        await(() -> !lookup("#objects").queryListView().getItems().isEmpty());
        awaitShown(".empty-state");
        pictures("schema-empty");
        assertThat(lookup("#objectName").tryQuery()).isEmpty();
    }

    private void open(String object) {
        onFx(() -> {
            context().navigator().open(new Request.OpenTable(object));
            return null;
        });
        await(() -> shown("#objectName").equals(object) && (shown("#rowCount").isEmpty() || shown("#rowCount").endsWith("rows")));
    }

    private String shown(String query) {
        return lookup(query).tryQueryAs(Label.class).map(Label::getText).orElse("");
    }
}
