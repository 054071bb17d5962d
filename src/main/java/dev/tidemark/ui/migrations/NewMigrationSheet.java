package dev.tidemark.ui.migrations;

import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.authoring.NewMigrations;
import dev.tidemark.core.authoring.Renames;
import dev.tidemark.core.authoring.Source;
import dev.tidemark.core.authoring.Source.Template.Form;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.schema.Table;
import dev.tidemark.ui.support.Dialogs.FileQuestion;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Tips;
import dev.tidemark.ui.support.draft.DraftModel;
import dev.tidemark.ui.support.draft.DraftPane;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The sheet that makes a migration: what it does, what it is made of, what changes, both scripts. */
final class NewMigrationSheet {
    private final FeatureContext context;
    private final DraftModel model;
    private final DraftPane draft;
    private final ToggleGroup sources = new ToggleGroup();
    private final HBox detail = new HBox();
    private final Label schemaFile = new Label();
    private final ComboBox<String> backups = new ComboBox<>();
    private final ComboBox<String> tables = new ComboBox<>();
    private List<Backup> listed = List.of();
    /** The backup or other file that the sheet was opened for; empty for none. */
    private final String wanted;
    private Sheets.Sheet sheet;

    private NewMigrationSheet(FeatureContext context, String wanted) {
        this.context = context;
        this.wanted = wanted;
        this.model = new DraftModel(context.session(), context.jobs());
        this.draft = new DraftPane(model, context.jobs(), context.session().services().lint());
    }

    /** Opens it. @param first "data", "schema", "drift", "backup", or anything else for an empty script @param file for "backup", a path; empty for the newest backup */
    static void open(FeatureContext context, String first, String file) {
        new NewMigrationSheet(context, file).show(first);
    }

    private void show(String first) {
        SheetPane pane = new SheetPane(Messages.text("newMigration.title"), Messages.text("newMigration.subtitle"));
        pane.setId("newMigrationSheet");
        FlowPane choice = new FlowPane(16, 4);
        for (String source : List.of("empty", "data", "schema", "drift", "backup")) {
            RadioButton button = new RadioButton(Messages.text("newMigration.from." + source));
            button.setId("from-" + source);
            button.setUserData(source);
            button.setToggleGroup(sources);
            choice.getChildren().add(button);
        }
        detail.getStyleClass().add("toolbar");
        schemaFile.getStyleClass().addAll("mono", "muted");
        schemaFile.setId("schemaFile");
        backups.setAccessibleText(Messages.text("newMigration.from.backup"));
        backups.setId("newMigrationBackups");
        backups.setOnAction(event -> fromBackup());
        tables.setId("newMigrationTables");
        tables.setAccessibleText(Messages.text("newMigration.table"));
        tables.setOnAction(event -> {
            if (chosen("data") && tables.getValue() != null) {
                model.from(new Source.Template(Form.DATA, tables.getValue()), Renames.none());
            }
        });
        VBox body = new VBox(12, draft.head(), choice, detail, draft.both());
        pane.setBody(body);
        Button create = SheetPane.button(Messages.text("newMigration.create"), this::create, "primary");
        create.setId("draftCreate");
        Button cancel = SheetPane.button(Messages.text("dialog.cancel"), () -> sheet.close());
        pane.setButtons(cancel, Tips.explained(create, context.session().services().workspace().readOnly() ? new ReadOnlyStringWrapper(Messages.text("reason.openedReadOnly")) : model.hindranceProperty()));
        pane.onControlEnter(create);
        model.hindranceProperty().addListener((source, before, now) -> pane.noteProperty().set(now));
        sheet = context.sheets().show(pane, Messages.text("newMigration.title"), Sheets.Size.WIDE, this::escape);
        draft.focus();
        sources.selectedToggleProperty().addListener((source, before, now) -> choose((String) now.getUserData()));
        sources.getToggles().stream().filter(toggle -> toggle.getUserData().equals(first)).findFirst().or(() -> sources.getToggles().stream().findFirst()).ifPresent(sources::selectToggle);
    }

    private void choose(String source) {
        detail.getChildren().clear();
        model.fromNothing("");
        switch (source) {
            case "schema" -> {
                Button other = SheetPane.button(Messages.text("newMigration.chooseSchema"), this::chooseSchema, "small");
                other.setMinWidth(Region.USE_PREF_SIZE);
                detail.getChildren().addAll(schemaFile, other, SheetPane.button(Messages.text("newMigration.readAgain"), model::draftAgain, "small"));
                context.jobs().<Path>read("newMigration.schemaFile", (progress, cancellation) -> context.session().services().newMigrations().schemaFile(), usual -> {
                    if (chosen("schema")) {
                        fromSchema(usual);
                    }
                });
            }
            case "data" -> {
                HBox.setHgrow(tables, Priority.NEVER);
                detail.getChildren().addAll(new Label(Messages.text("newMigration.table")), tables);
                model.from(new Source.Template(Form.DATA, tables.getValue()), Renames.none());
                context.jobs().<List<String>>read("newMigration.tables", (progress, cancellation) -> context.session().services().schema().ownTables().stream()
                    .filter(table -> table.kind() == Table.Kind.ORDINARY).map(Table::name).toList(), found -> {
                    tables.getItems().setAll(found);
                    if (tables.getValue() == null && !found.isEmpty()) {
                        tables.getSelectionModel().selectFirst();
                    }
                });
            }
            case "drift" -> {
                Label stamped = new Label(Messages.text("newMigration.stamped"));
                stamped.getStyleClass().add("muted");
                detail.getChildren().add(stamped);
                model.from(new Source.Drift(), Renames.none());
            }
            case "backup" -> {
                HBox.setHgrow(backups, Priority.SOMETIMES);
                Button other = SheetPane.button(Messages.text("newMigration.chooseBackup"), () -> context.dialogs().chooseFile(FileQuestion.of(Messages.text("newMigration.chooseBackup")),
                    file -> model.from(new Source.BackupFile(file), Renames.none())), "small");
                detail.getChildren().addAll(backups, other);
                context.jobs().<List<Backup>>read("newMigration.backups", (progress, cancellation) -> context.session().services().backups().databases(), found -> {
                    listed = found;
                    backups.getItems().setAll(found.stream().map(Backup::name).toList());
                    int at = wanted.isEmpty() ? 0 : found.stream().map(backup -> backup.file().toString()).toList().indexOf(wanted);
                    if (at < 0 && chosen("backup")) {
                        backups.setPromptText(Path.of(wanted).getFileName().toString());
                        model.from(new Source.BackupFile(Path.of(wanted)), Renames.none());
                        return;
                    }
                    backups.getSelectionModel().select(found.isEmpty() ? -1 : at);
                    fromBackup();
                });
            }
            default -> model.from(new Source.Template(), Renames.none());
        }
        detail.setManaged(!detail.getChildren().isEmpty());
    }

    private boolean chosen(String source) {
        return sources.getSelectedToggle().getUserData().equals(source);
    }

    private void fromBackup() {
        int at = backups.getSelectionModel().getSelectedIndex();
        if (!chosen("backup")) {
            return;
        }
        if (at < 0) {
            model.fromNothing(Messages.text("newMigration.noBackup"));
        } else {
            model.from(new Source.BackupFile(listed.get(at).file()), Renames.none());
        }
    }

    private void chooseSchema() {
        context.dialogs().chooseFile(FileQuestion.of(Messages.text("newMigration.chooseSchema")).in(context.session().services().workspace().root()).only("SQL", "*.sql"), file ->
            context.jobs().<Path>run(Messages.text("newMigration.remembering"), (progress, cancellation) -> {
                NewMigrations making = context.session().services().newMigrations();
                making.useSchemaFile(file);
                return making.schemaFile();
            }, this::fromSchema));
    }

    private void fromSchema(Path file) {
        schemaFile.setText(file.toString());
        model.from(new Source.SchemaFile(file), Renames.none());
    }

    private void create() {
        model.create((Draft made) -> {
            sheet.close();
            context.dialogs().notify(Messages.text("newMigration.done", made.name().file('V')));
            context.navigator().open(new Request.OpenVersion(made.version().toString()));
            if (made.template()) {
                context.navigator().open(new Request.EditScript(made.name().file('V')));
            }
        });
    }

    private void escape() {
        if (!draft.escape()) {
            sheet.close();
        }
    }
}
