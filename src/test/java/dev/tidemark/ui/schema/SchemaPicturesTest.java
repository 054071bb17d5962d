package dev.tidemark.ui.schema;

import dev.tidemark.app.AppContext;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.AppPictures;
import dev.tidemark.support.AppWindow;
import dev.tidemark.ui.support.Request;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

class SchemaPicturesTest extends AppPictures {
    @Test
    void tablesViewsIndexesAndTriggersInEveryThemeAndSize() throws Exception {
        AppWindow workspace = new AppWindow(folder).filled(null);
        for (String statement : new String[] {
            "CREATE VIEW busy_chats AS SELECT chat_id, count(*) AS messages FROM messages GROUP BY chat_id",
            "CREATE TABLE old (id INTEGER PRIMARY KEY)", "CREATE VIEW old_things AS SELECT id FROM old", "DROP TABLE old",
            "CREATE TRIGGER touch_chats AFTER INSERT ON messages BEGIN UPDATE chats SET updated_at = NEW.created_at WHERE id = NEW.chat_id; END"}) {
            workspace.services().database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, statement));
        }
        take("schema", workspace, window -> open(window, "documents"));
        take("schema-history", workspace, window -> open(window, "flyway_schema_history"));
        take("schema-view", workspace, window -> open(window, "old_things"));
        take("schema-trigger", workspace, window -> {
            open(window, "projects");
            onFx(() -> {
                ListView<?> objects = (ListView<?>) window.scene().lookup("#objects");
                objects.getSelectionModel().selectLast();
                return null;
            });
            await(() -> shows(window, "touch_chats"));
        });
    }

    @Test
    void anEmptyDatabase() throws Exception {
        take("schema-empty", new AppWindow(folder).filled("base"), window -> {
            onFx(() -> {
                window.navigator().open(new Request.OpenFeature("schema"));
                return null;
            });
            await(() -> window.scene().lookup("#objects") instanceof ListView<?> objects && !objects.getItems().isEmpty());
        });
    }

    private void open(AppContext window, String table) {
        onFx(() -> {
            window.navigator().open(new Request.OpenTable(table));
            return null;
        });
        await(() -> shows(window, table) && (!(window.scene().lookup("#rowCount") instanceof Label rows) || rows.getText().endsWith("rows")));
    }

    /** A scene without a window gets no layout by itself. */
    private static boolean shows(AppContext window, String object) {
        window.scene().getRoot().applyCss();
        window.scene().getRoot().layout();
        return window.scene().lookup("#objectName") instanceof Label name && name.getText().equals(object);
    }
}
