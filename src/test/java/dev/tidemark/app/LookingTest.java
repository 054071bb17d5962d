package dev.tidemark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.workspace.PrivateNotes;
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

    @Test void whatWasRescuedIsNeverOpenedForChanges() {
        Path file = PrivateNotes.of(folder.resolve("damaged.db")).resolve("one.db");
        Looking alone = Looking.rescued(file, folder.resolve("damaged.db"), Looking.nothing());
        assertThat(alone.sentence()).contains("rescued of damaged.db").contains("not saved yet").doesNotContain(file.toString());
        assertThat(alone.leave()).isEmpty();
        Looking beside = Looking.rescued(file, folder.resolve("damaged.db"), Looking.open(workspace("live"), workspaces()));
        assertThat(beside.leave()).isEqualTo("Back to app.db");
        assertThat(beside.home().file()).isEqualTo(folder.resolve("live/app.db"));
        Workspace unknown = new Workspace(file.getParent(), file, List.of(file.resolveSibling("migrations")), true);
        assertThat(Looking.at(new WorkspaceOpener.Opened(Services.of(unknown), null, Optional.empty()), workspaces(), Looking.nothing()).leave()).isEmpty();
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
