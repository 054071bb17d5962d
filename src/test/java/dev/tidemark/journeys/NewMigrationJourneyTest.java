package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.Accessibility;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.editor.SqlEditor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** A new migration made in the window: of an edited schema.sql, of the drift, and by hand. */
class NewMigrationJourneyTest extends AppJourney {
    @Override protected void prepare(Services services) {
        String schema = services.schema().objects().stream().sorted(Comparator.comparing(object -> !object.type().equals("table"))).map(SchemaObject::sql).map(sql -> sql + ";\n")
            .collect(Collectors.joining("\n"));
        try {
            Files.writeString(services.workspace().root().resolve("schema.sql"), schema);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test void anEditedSchemaFileBecomesAMigrationThatRunsAndRollsBack() throws IOException {
        Path file = services().workspace().root().resolve("schema.sql");
        Files.writeString(file, Files.readString(file).replaceFirst("title( +)VARCHAR\\(255\\)", "headline VARCHAR(255)") + "CREATE INDEX ix_documents_filename ON documents (filename);\n");
        assertThat(Files.readString(file)).contains("headline");
        go("migrations");
        clickOn("#newMigration");
        awaitShown("#newMigrationSheet");
        say("update");
        await(() -> text("#draftFile").startsWith("This name will not do"));
        say("update headline of chats");
        clickOn("#from-schema");
        await(() -> lookup("Yes, it is the new name").tryQuery().isPresent());
        assertThat(lookup("#draftCreate").query().isDisabled()).as("a rename is not guessed").isTrue();
        pictures("new-migration-question");
        clickOn("Yes, it is the new name");
        await(() -> !lookup("#draftCreate").query().isDisabled());
        assertThat(text("#draftFile")).startsWith("V10__update_headline_of_chats.sql");
        assertThat(sql("#draftScript")).contains("headline").contains("ix_documents_filename");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        await(() -> !lookup("#draftUndo").query().lookupAll(".finding-sign").isEmpty() || !lookup("#draftScript").query().lookupAll(".finding-sign").isEmpty());
        pictures("new-migration-schema");
        press("#draftCreate");
        await(() -> lookup("#newMigrationSheet").tryQuery().isEmpty() && text("#name").startsWith("V10"));
        assertThat(services().workspace().migrations().resolve("U10__update_headline_of_chats.sql")).isRegularFile();
        press("#act");
        awaitShown("#planSheet");
        press("#planVerb");
        awaitShown("#planDone");
        assertThat(services().schema().table("chats").orElseThrow().column("headline")).isPresent();
        press("#planDone");
        await(() -> lookup("#planSheet").tryQuery().isEmpty());
        onFx(() -> {
            context().navigator().open(new Request.PlanRollback("9"));
            return null;
        });
        awaitShown("#planVerb");
        press("#planVerb");
        awaitShown("#planDone");
        assertThat(services().schema().table("chats").orElseThrow().column("title")).isPresent();
        assertThat(services().drift().read().found()).isFalse();
    }

    @Test void driftIsCapturedFromHealthAndStamped() {
        services().database().write("by hand", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "ALTER TABLE projects ADD COLUMN colour TEXT");
            return null;
        });
        changed();
        go("health");
        await(() -> lookup("#cure-new-migration").tryQuery().isPresent());
        clickOn("#cure-new-migration");
        awaitShown("#newMigrationSheet");
        say("Add colour to projects");
        await(() -> !lookup("#draftCreate").query().isDisabled());
        assertThat(sql("#draftScript")).contains("colour");
        pictures("new-migration-drift");
        press("#draftCreate");
        await(() -> lookup("#newMigrationSheet").tryQuery().isEmpty());
        assertThat(services().drift().read().found()).isFalse();
        assertThat(services().status().read().versionChip()).isEqualTo("V10");
        assertThat(services().workspace().migrations().resolve("V10__add_colour_to_projects.sql")).isRegularFile();
    }

    @Test void aBackupIsTheModelAndRowsHaveATemplateOfTheirOwn() throws IOException {
        onFx(() -> {
            context().navigator().open(new Request.NewMigration("backup"));
            return null;
        });
        await(() -> lookup("#draftChanges").query().lookupAll(".label").stream().anyMatch(node -> ((Label) node).getText().startsWith("There is no backup yet")));
        assertThat(lookup("#draftCreate").query().isDisabled()).isTrue();
        services().backups().create(BackupReason.ASKED_FOR, "the old schema", Progress.NONE, Cancellation.never());
        SampleWorkspace.rollBack(services(), "8");
        Files.delete(services().workspace().migrations().resolve("V9__add_metadata_to_messages.sql"));
        Files.delete(services().workspace().migrations().resolve("U9__add_metadata_to_messages.sql"));
        clickOn("#from-data");
        say("Mend the status of documents");
        await(() -> sql("#draftScript").contains("UPDATE") && text("#draftFile").startsWith("V9__"));
        onFx(() -> {
            lookup("#newMigrationTables").queryComboBox().getSelectionModel().select((Object) "messages");
            return null;
        });
        await(() -> sql("#draftScript").contains("UPDATE messages SET"));
        pictures("new-migration-data");
        clickOn("#from-backup");
        say("Bring the metadata of messages back");
        await(() -> sql("#draftScript").contains("ADD COLUMN") && !lookup("#draftCreate").query().isDisabled());
        pictures("new-migration-backup");
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> Files.isRegularFile(services().workspace().migrations().resolve("V9__bring_the_metadata_of_messages_back.sql")));
    }

    @Test void anEmptyScriptIsMadeWithTheKeyboardAloneAndOpensInTheEditor() {
        push(KeyCode.CONTROL, KeyCode.K);
        await(() -> lookup("#paletteField").tryQuery().filter(Node::isFocused).isPresent());
        write("New migration");
        type(KeyCode.ENTER);
        awaitShown("#newMigrationSheet");
        await(() -> "draftMessage".equals(scene().getFocusOwner().getId()));
        write("Fill status of old documents");
        await(() -> !lookup("#draftCreate").query().isDisabled());
        pictures("new-migration-empty");
        for (int i = 0; i < 12 && !"draftCreate".equals(onFx(() -> scene().getFocusOwner().getId())); i++) {
            type(KeyCode.TAB);
        }
        type(KeyCode.ENTER);
        awaitShown("#scriptSheet");
        await(() -> sql("#scriptEditor").contains("Fill status of old documents"));
    }

    @Test void aSchemaFileThatIsWrongNamesTheLine() throws IOException {
        Files.writeString(services().workspace().root().resolve("schema.sql"), "CREATE TABLE a(b);\nCREATE TABEL c(d);\n");
        onFx(() -> {
            context().navigator().open(new Request.NewMigration("schema"));
            return null;
        });
        await(() -> lookup("#draftChanges").query().lookupAll(".label").stream().anyMatch(node -> ((Label) node).getText().contains("line 2")));
        assertThat(lookup("#draftCreate").query().isDisabled()).isTrue();
    }

    private void say(String message) {
        onFx(() -> {
            lookup("#draftMessage").queryTextInputControl().setText(message);
            return null;
        });
    }

    private String sql(String editor) {
        return onFx(() -> lookup(editor).<SqlEditor>queryAs(SqlEditor.class).getText());
    }
}
