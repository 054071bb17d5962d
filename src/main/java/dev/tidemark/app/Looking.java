package dev.tidemark.app;

import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import java.nio.file.Path;

/**
 * What the window says of a database that is only looked at.
 *
 * @param sentence what it is; empty for one that can be changed
 * @param leave the words of the way back; empty where there is none
 * @param back what the way back opens; null where there is none
 * @param live the name of the database there
 */
record Looking(String sentence, String leave, Path back, String live) {
    /** Of a workspace that can be changed: what is looked at next leads back to it. */
    static Looking nothing(Path reopen, String database) {
        return new Looking("", "", reopen, database);
    }

    /** Of one that cannot: back to what was open before, or to the workspace whose backup it is, or to the same file for changes. */
    static Looking at(WorkspaceOpener.Opened opened, Workspaces workspaces, Looking before) {
        Workspace workspace = opened.workspace();
        String file = workspace.databaseFile().toString();
        if (opened.backup().isEmpty()) {
            boolean elsewhere = before.back() != null && !before.live().equals(workspace.databaseName());
            return elsewhere ? new Looking(Messages.text("look.file", file), Messages.text("look.back", before.live()), before.back(), before.live())
                : new Looking(Messages.text("look.file", file), Messages.text("look.change"), workspaces.reopenPath(new Workspace(workspace.root(), workspace.databaseFile(), workspace.migrationFolders())), workspace.databaseName());
        }
        String sentence = Messages.text("look.backup", Dates.moment(opened.backup().get().createdAt()));
        if (before.back() != null) {
            return new Looking(sentence, Messages.text("look.back", before.live()), before.back(), before.live());
        }
        Workspace live = workspaces.at(workspace.root());
        return live.hasDatabase() ? new Looking(sentence, Messages.text("look.back", live.databaseName()), workspaces.reopenPath(live), live.databaseName()) : new Looking(sentence, "", null, "");
    }
}
