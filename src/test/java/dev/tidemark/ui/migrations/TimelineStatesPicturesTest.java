package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.support.Screenshots;
import dev.tidemark.ui.support.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;

/** Every state that a layer can have, in one timeline: told apart by words and signs, in colours and in greys. */
class TimelineStatesPicturesTest extends AppJourney {
    @Override protected void prepare(Services services) {
        SampleWorkspace.rollBack(services, "7");
        Path scripts = services.workspace().migrations();
        try {
            Files.delete(scripts.resolve("V3__index_browsing.sql"));
            Files.delete(scripts.resolve("U6__index_documents_by_status.sql"));
            Files.writeString(scripts.resolve("V4__create_settings.sql"), Files.readString(scripts.resolve("V4__create_settings.sql")).replace("    value       TEXT,", "    value       TEXT,\n    note        TEXT,"));
            Files.move(scripts.resolve("V5__add_document_processing_status.sql"), scripts.resolve("V5__add_status.sql"));
            Files.writeString(scripts.resolve("V2.5__tidy_up_titles.sql"), "UPDATE chats SET title = trim(title);\n");
            Files.writeString(scripts.resolve("V10__split_settings.sql"), "CREATE TABLE setting_groups (id INTEGER PRIMARY KEY);\n");
            Files.writeString(scripts.resolve("V11__count_messages.sql"), "ALTER TABLE chats ADD COLUMN message_count INTEGER;\n");
            Files.writeString(scripts.resolve("R__views.sql"), "CREATE VIEW IF NOT EXISTS recent_chats AS SELECT * FROM chats;\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        services.database().write("test", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "UPDATE flyway_schema_history SET type = 'BASELINE', description = '<< Flyway Baseline >>' WHERE version = '1' AND type = 'SQL'");
            Sql.run(connection, "INSERT INTO flyway_schema_history SELECT max(installed_rank) + 1, '10', 'split settings', 'SQL', 'V10__split_settings.sql', 0, 'anna', '2025-11-03 13:02:11', 4, 0 FROM flyway_schema_history");
            return null;
        });
    }

    @Test void everyStateIsToldByAWordASignAndALine() throws IOException {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        Map<String, String> signs = new LinkedHashMap<>();
        for (Layer layer : services().migrations().timeline().layers()) {
            signs.put(layer.state() + (layer.undone().isPresent() ? " undone" : "") + (layer.version() == null ? " repeatable" : "") + (layer.edited() ? " edited" : ""),
                LayerBadges.of(layer).stream().map(LayerBadges.Badge::icon).toList() + " " + LayerWords.shape(layer) + " " + LayerWords.note(layer).replaceAll("\\d.*", ""));
        }
        assertThat(signs.keySet()).containsExactlyInAnyOrder("BASELINE", "APPLIED", "LATE", "MISSING", "CHANGED edited", "CHANGED", "PENDING undone", "FAILED edited", "PENDING", "PENDING repeatable");
        onFx(() -> {
            lookup("#timeline").queryListView().scrollTo(0);
            return null;
        });
        // Each has the shape of its state, as soon as the list has come to rest at its upper end.
        await(() -> shapes().containsAll(List.of("layer-failed", "layer-pending", "layer-applied", "layer-changed", "layer-renamed", "layer-missing")));
        assertThat(signs.values()).as("no two states look alike without their colours").doesNotHaveDuplicates();
        pictures("timeline-states");
        onFx(() -> Screenshots.saveInGreys(scene(), "timeline-states-greys-1280x800"));
        for (String version : List.of("4", "3", "9")) {
            onFx(() -> {
                context().navigator().open(new Request.OpenVersion(version));
                return null;
            });
            await(() -> text("#name").startsWith("V" + version + " "));
            if (version.equals("9")) {
                TabPane tabs = lookup("#tabs").queryAs(TabPane.class);
                onFx(() -> {
                    tabs.getSelectionModel().select(tabs.getTabs().stream().filter(tab -> tab.getText().equals("Journal")).findFirst().orElseThrow());
                    return null;
                });
                await(() -> !lookup(".journal-line").queryAll().isEmpty());
            } else {
                await(() -> !lookup(".layer-cures .button").queryAll().isEmpty());
            }
            pictures("timeline-layer-" + version);
        }
    }

    private List<String> shapes() {
        return lookup(".layer").queryAll().stream().flatMap(row -> row.getStyleClass().stream()).filter(name -> name.startsWith("layer-")).toList();
    }

    @Test void repairIsShownBefore() {
        go("migrations");
        await(() -> !lookup("#timeline").queryListView().getItems().isEmpty());
        clickOn("#more").clickOn("Repair history…");
        await(() -> text("#repairVerb").startsWith("Repair 4"));
        pictures("timeline-repair");
    }
}
