package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Dialogs.FileQuestion;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Shortcut;
import dev.tidemark.ui.support.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that the window can be asked to do from anywhere, for the shortcuts and the command palette. */
public final class Commands {
    private final ShellModel model;
    private final ShellNavigator navigator;
    private final Dialogs dialogs;
    private final WorkspaceActions workspaces;
    private final Theme theme;

    public Commands(ShellModel model, ShellNavigator navigator, Dialogs dialogs, WorkspaceActions workspaces, Theme theme) {
        this.model = model;
        this.navigator = navigator;
        this.dialogs = dialogs;
        this.workspaces = workspaces;
        this.theme = theme;
    }

    void open(Path workspace) {
        workspaces.open().accept(workspace);
    }

    void openFolder() {
        dialogs.chooseFolder(FileQuestion.of(Messages.text("welcome.openFolder")), workspaces.open());
    }

    void openFile() {
        dialogs.chooseFile(databaseFile("welcome.openFile"), workspaces.open());
    }

    void lookAtFile() {
        dialogs.chooseFile(databaseFile("palette.lookAtFile"), workspaces.look());
    }

    private static FileQuestion databaseFile(String titleKey) {
        return FileQuestion.of(Messages.text(titleKey)).only(Messages.text("dialog.databases"), "*.db", "*.sqlite", "*.sqlite3", "*.db3", "*.backup");
    }

    /** Of the open workspace, which cannot be read. */
    void rescueOpen() {
        workspaces.rescue().accept(Path.of(model.databasePathProperty().get()));
    }

    void rescueFile() {
        dialogs.chooseFile(FileQuestion.of(Messages.text("palette.rescue")), workspaces.rescue());
    }

    void leave() {
        workspaces.leave().run();
    }

    /** Of what was rescued and is only looked at. */
    void save() {
        workspaces.save().run();
    }

    void create() {
        dialogs.chooseFolder(FileQuestion.of(Messages.text("welcome.create")), workspaces.create());
    }

    void readAgain() {
        workspaces.readAgain().run();
    }

    void backUp() {
        doOrSay(model.backUpReasonProperty().get(), new Request.BackUpNow());
    }

    void migrate() {
        doOrSay(model.migrateReasonProperty().get(), new Request.PlanMigrate("latest"));
    }

    /** What the palette offers now. */
    List<PaletteEntry> entries() {
        List<PaletteEntry> entries = new ArrayList<>();
        List<Feature> features = navigator.features();
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            String keys = i < 9 ? "Alt+" + (i + 1) : "";
            entries.add(request(feature.title(), feature.icon(), keys, why(feature), new Request.OpenFeature(feature.id())));
        }
        entries.add(request(Messages.text("shortcut.BACK_UP"), "fth-archive", Shortcut.BACK_UP.keysText(),
            model.backUpReasonProperty().get(), new Request.BackUpNow()));
        entries.add(request(model.migrateLabelProperty().get(), "fth-arrow-up", Shortcut.MIGRATE.keysText(),
            model.migrateReasonProperty().get(), new Request.PlanMigrate("latest")));
        for (Feature feature : features) {
            feature.commands().forEach(command -> entries.add(request(command.title(), command.icon(), "", why(feature), command.request())));
        }
        entries.add(entry("palette.openFolder", "fth-folder", Shortcut.OPEN.keysText(), this::openFolder));
        entries.add(entry("palette.openFile", "fth-database", "", this::openFile));
        entries.add(entry("palette.lookAtFile", "fth-eye", "", this::lookAtFile));
        entries.add(entry("palette.rescue", "fth-life-buoy", "", this::rescueFile));
        entries.add(entry("palette.newWorkspace", "fth-plus", "", this::create));
        entries.add(entry("palette.themeLight", "fth-sun", "", () -> theme.modeProperty().set(Theme.Mode.LIGHT)));
        entries.add(entry("palette.themeDark", "fth-moon", "", () -> theme.modeProperty().set(Theme.Mode.DARK)));
        entries.add(entry("palette.themeSystem", "fth-monitor", "", () -> theme.modeProperty().set(Theme.Mode.SYSTEM)));
        return entries;
    }

    private void doOrSay(String reason, Request request) {
        if (reason.isEmpty()) {
            navigator.open(request);
        } else {
            dialogs.notify(reason);
        }
    }

    private String why(Feature feature) {
        return feature.needsDatabase() && !model.openProperty().get() ? Messages.text("reason.nothingOpen") : "";
    }

    private PaletteEntry request(String title, String icon, String keys, String reason, Request request) {
        return new PaletteEntry(title, icon, keys, reason, () -> navigator.open(request));
    }

    private static PaletteEntry entry(String titleKey, String icon, String keys, Runnable action) {
        return new PaletteEntry(Messages.text(titleKey), icon, keys, "", action);
    }
}
