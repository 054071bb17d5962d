package dev.tidemark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookingTest {
    @TempDir Path folder;

    @Test void aFileOfTheSameNameElsewhereLeadsBackToWhatWasOpen() {
        Looking live = Looking.open(workspace("live"), workspaces());
        Looking elsewhere = Looking.at(looked("copy"), workspaces(), live);
        assertThat(elsewhere.leave()).isEqualTo("Back to app.db");
        assertThat(elsewhere.home()).isEqualTo(live.home());
        assertThat(elsewhere.leavesToLook()).isFalse();
    }

    @Test void theOpenFileItselfIsOpenedForChanges() {
        Looking live = Looking.open(workspace("live"), workspaces());
        Looking same = Looking.at(looked("live"), workspaces(), live);
        assertThat(same.leave()).isEqualTo("Open it for changes");
        assertThat(same.home().file()).isEqualTo(folder.resolve("live/app.db"));
        assertThat(same.leavesToLook()).isFalse();
    }

    @Test void whatWasOnlyLookedAtIsOnlyLookedAtAgain() {
        Looking first = Looking.at(looked("first"), workspaces(), Looking.nothing());
        assertThat(first.leave()).isEqualTo("Open it for changes");
        Looking second = Looking.at(looked("second"), workspaces(), first);
        assertThat(second.leave()).isEqualTo("Back to app.db");
        assertThat(second.leavesToLook()).isTrue();
        Looking back = Looking.at(looked("first"), workspaces(), second);
        assertThat(back.leave()).isEqualTo("Open it for changes");
        assertThat(back.leavesToLook()).isFalse();
    }

    private Workspaces workspaces() {
        return new Workspaces(Map.of(), folder);
    }

    private Workspace workspace(String name) {
        return new Workspace(folder.resolve(name), folder.resolve(name).resolve("app.db"), List.of(folder.resolve(name).resolve("migrations")));
    }

    private WorkspaceOpener.Opened looked(String name) {
        Workspace workspace = workspace(name);
        return new WorkspaceOpener.Opened(Services.of(workspace.lookingAt(workspace.databaseFile())), null, Optional.empty());
    }
}
