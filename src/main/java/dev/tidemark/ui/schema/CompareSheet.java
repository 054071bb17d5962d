package dev.tidemark.ui.schema;

import dev.tidemark.core.compare.Other;
import dev.tidemark.ui.support.Dialogs.FileQuestion;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SheetPane;
import dev.tidemark.ui.support.Sheets;
import dev.tidemark.ui.support.Tips;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The sheet that sets the database beside a backup, another file or a version. It changes nothing. */
final class CompareSheet {
    private final FeatureContext context;
    private final CompareViewModel model;
    private final ComboBox<Other> with = new ComboBox<>();
    private final SheetPane pane = new SheetPane(Messages.text("compare.title"), Messages.text("compare.subtitle"));
    private Sheets.Sheet sheet;

    private CompareSheet(FeatureContext context) {
        this.context = context;
        this.model = new CompareViewModel(context.session(), context.jobs());
    }

    /** Opens it. @param first what to compare with at first; empty for the newest backup */
    static void open(FeatureContext context, Optional<Path> first) {
        new CompareSheet(context).show(first);
    }

    private void show(Optional<Path> first) {
        pane.setId("compareSheet");
        with.setId("compareWith");
        with.setItems(model.choices());
        with.setConverter(new StringConverter<>() {
            @Override public String toString(Other other) {
                return other == null ? "" : words(other);
            }

            @Override public Other fromString(String text) {
                throw new UnsupportedOperationException("The box is not editable");
            }
        });
        with.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(with, Priority.ALWAYS);
        with.valueProperty().addListener((source, before, now) -> model.choose(now));
        model.otherProperty().addListener((source, before, now) -> with.setValue(now));
        Label label = new Label(Messages.text("compare.with"));
        label.setLabelFor(with);
        Button file = SheetPane.button(Messages.text("compare.otherFile"), this::otherFile);
        file.setId("compareFile");
        file.setMinWidth(Region.USE_PREF_SIZE);
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox choice = new HBox(label, with, file);
        choice.getStyleClass().add("toolbar");
        TabPane tabs = new TabPane(tab("compare.tab.schema", new CompareObjects(model)), tab("compare.tab.rows", new CompareRows(model)));
        tabs.setId("compareTabs");
        tabs.setAccessibleText(Messages.text("compare.title"));
        VBox.setVgrow(tabs, Priority.ALWAYS);
        pane.setBody(new VBox(12, choice, tabs));
        Button migration = SheetPane.button(Messages.text("compare.write"), this::writeMigration);
        migration.setId("compareWrite");
        Button close = SheetPane.button(Messages.text("compare.close"), this::close);
        close.setId("compareClose");
        pane.setButtons(Tips.explained(migration, Bindings.createStringBinding(this::whyNoMigration, model.otherProperty(), model.schema().valueProperty(), model.schema().problemProperty())), close);
        sheet = context.sheets().show(pane, Messages.text("compare.title"), Sheets.Size.WIDE, this::close);
        with.requestFocus();
        model.load(first);
    }

    private static Tab tab(String key, Region content) {
        Tab tab = new Tab(Messages.text(key), content);
        tab.setClosable(false);
        return tab;
    }

    private static String words(Other other) {
        return switch (other) {
            case Other.OfFile file -> file.label();
            case Other.OfVersion version -> Messages.text(version.version().isPresent() ? "compare.version" : "compare.base", version.label());
        };
    }

    private String whyNoMigration() {
        if (model.file().isEmpty()) {
            return Messages.text("compare.noMigrationOfVersion");
        }
        if (model.schema().problemProperty().get() != null) {
            return model.schema().problemProperty().get().what();
        }
        return model.schema().get() == null ? Messages.text("compare.loading") : model.schema().get().same() ? Messages.text("compare.nothingToWrite") : "";
    }

    private void otherFile() {
        context.dialogs().chooseFile(FileQuestion.of(Messages.text("compare.otherFile")), file -> model.choose(new Other.OfFile(file)));
    }

    private void writeMigration() {
        String file = model.file().orElseThrow().toString();
        close();
        context.navigator().open(new Request.NewMigration("backup", file));
    }

    private void close() {
        model.stop();
        sheet.close();
    }
}
