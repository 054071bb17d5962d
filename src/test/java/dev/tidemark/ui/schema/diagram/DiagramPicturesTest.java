package dev.tidemark.ui.schema.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.diagram.Detail;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.SampleSchemas;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.support.Request;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

/** Pictures of the diagram, to be looked at. */
class DiagramPicturesTest extends AppJourney {
    @Test
    void theChatbotsTablesCanBeDrawn() {
        show("documents");
        pictures("diagram");
        detail(Detail.ALL);
        pictures("diagram-all");
        assertThat(Path.of("target/screenshots/diagram-all-dark-1920x1080.png")).isRegularFile();
    }

    @Test
    void aShopsTablesCanBeDrawn() {
        replaceWith(SampleSchemas.rental());
        show("");
        pictures("diagram-rental");
        show("film");
        clickOn("#diagramSearch");
        write("store");
        await(() -> lookup("#diagramFound").queryLabeled().getText().contains(" of "));
        pictures("diagram-search");
        assertThat(Path.of("target/screenshots/diagram-search-dark-1920x1080.png")).isRegularFile();
    }

    @Test
    void twoHundredTablesCanBeDrawn() {
        replaceWith(SampleSchemas.many(200, 30));
        show("");
        pictures("diagram-many");
        show("table_0");
        clickOn("#diagramZoomIn");
        clickOn("#diagramZoomIn");
        pictures("diagram-many-near");
        assertThat(Path.of("target/screenshots/diagram-many-near-dark-1920x1080.png")).isRegularFile();
    }

    @Test
    void hostileNamesCanBeDrawn() {
        replaceWith(SampleSchemas.hostile());
        show("select");
        pictures("diagram-hostile");
        assertThat(Path.of("target/screenshots/diagram-hostile-dark-1920x1080.png")).isRegularFile();
    }

    @Test
    void noTablesCanBeDrawn() {
        SampleWorkspace.rollBack(services(), "base");
        changed();
        onFx(() -> {
            context().navigator().open(new Request.ShowDiagram(""));
            return null;
        });
        awaitShown(".empty-state");
        pictures("diagram-empty");
        assertThat(lookup("#diagramCanvas").tryQuery()).isEmpty();
    }

    private void replaceWith(List<String> statements) {
        SampleWorkspace.rollBack(services(), "base");
        services().database().write("test", ForeignKeys.ENFORCED, connection -> {
            for (String statement : statements) {
                Sql.run(connection, statement);
            }
            return null;
        });
        changed();
    }

    private void detail(Detail detail) {
        onFx(() -> {
            lookup("#diagramDetail").<ComboBox<Detail>>query().setValue(detail);
            return null;
        });
        awaitShown("#diagramCanvas");
        await(() -> lookup("#diagramCancel").tryQuery().isEmpty());
    }

    private void show(String table) {
        onFx(() -> {
            context().navigator().open(new Request.ShowDiagram(table));
            return null;
        });
        awaitShown("#diagramCanvas");
        await(() -> lookup("#diagramCancel").tryQuery().isEmpty() && lookup("#diagramAbout").queryLabeled().getText().startsWith(table));
    }
}
