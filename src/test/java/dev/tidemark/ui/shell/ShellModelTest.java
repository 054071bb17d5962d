package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellModelTest {
    private final ShellModel model = new ShellModel();

    @Test
    void nothingCanBeDoneWithoutAWorkspace() {
        assertThat(model.backUpReasonProperty().get()).isEqualTo("Open a workspace first.");
        assertThat(model.migrateReasonProperty().get()).isEqualTo("Open a workspace first.");
    }

    @Test
    void migratingNeedsSomethingPending() {
        model.workspaceNameProperty().set("app");
        assertThat(model.migrateReasonProperty().get()).startsWith("Nothing is pending");
        assertThat(model.migrateLabelProperty().get()).isEqualTo("Migrate");
        model.pendingCountProperty().set(3);
        assertThat(model.migrateReasonProperty().get()).isEmpty();
        assertThat(model.migrateLabelProperty().get()).isEqualTo("Migrate 3");
        assertThat(model.pendingBadgeProperty().get()).isEqualTo("3");
    }

    @Test
    void thePathIsShownByItsEndAndKeptWhole() {
        model.databasePathProperty().set("/srv/chatbots/daa-chatbot/storage/sqlite/app.db");
        assertThat(model.shortPathProperty().get()).isEqualTo("storage/sqlite/app.db");
        model.databasePathProperty().set("/data/app.db");
        assertThat(model.shortPathProperty().get()).isEqualTo("/data/app.db");
    }

    @Test
    void aReadOnlyDatabaseCanBeBackedUpButNotMigrated() {
        model.workspaceNameProperty().set("app");
        model.pendingCountProperty().set(1);
        model.readOnlyProperty().set(true);
        assertThat(model.migrateReasonProperty().get()).isEqualTo("The database file cannot be written. Give yourself the right to write it and its folder, then press F5.");
        assertThat(model.backUpReasonProperty().get()).isEmpty();
    }

    @Test
    void aRunningJobHoldsBothBack() {
        model.workspaceNameProperty().set("app");
        model.pendingCountProperty().set(1);
        model.busyProperty().set(true);
        assertThat(model.backUpReasonProperty().get()).startsWith("Wait until");
        assertThat(model.migrateReasonProperty().get()).startsWith("Wait until");
    }
}
