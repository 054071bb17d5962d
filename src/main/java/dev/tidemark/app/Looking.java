package dev.tidemark.app;

import dev.tidemark.core.workspace.PrivateNotes;
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
 * @param file the database that is open; null for none
 * @param damaged what the file was rescued from, which is private and goes with this process; null for any other
 * @param home what the way back opens, and what is looked at next leads back to; null where there is none
 */
record Looking(String sentence, String leave, Path file, Path damaged, Home home) {
    /**
     * A database to come back to.
     *
     * @param reopen what opens it again
     * @param file its file
     * @param readOnly whether it was only looked at too
     */
    record Home(Path reopen, Path file, boolean readOnly) {
        private String leave() {
            return Messages.text("look.back", file.getFileName());
        }
    }

    /** Of a window in which nothing is open. */
    static Looking nothing() {
        return new Looking("", "", null, null, null);
    }

    /** Of a workspace that can be changed: what is looked at next leads back to it. */
    static Looking open(Workspace workspace, Workspaces workspaces) {
        return new Looking("", "", workspace.databaseFile(), null, new Home(workspaces.reopenPath(workspace), workspace.databaseFile(), false));
    }

    /** Of what was rescued and is saved nowhere: back to what was open before, and never a way to change it. */
    static Looking rescued(Path file, Path damaged, Looking before) {
        Home home = before.home();
        return new Looking(Messages.text("look.rescued", damaged.getFileName()), home == null ? "" : home.leave(), file, damaged, home);
    }

    /** Of one that cannot: back to what was open before, or to the workspace whose backup it is, or to the same file for changes. */
    static Looking at(WorkspaceOpener.Opened opened, Workspaces workspaces, Looking before) {
        Workspace workspace = opened.workspace();
        Path file = workspace.databaseFile();
        if (opened.backup().isPresent()) {
            Home home = before.home() != null ? before.home() : around(workspaces.at(workspace.root()), workspaces);
            return new Looking(Messages.text("look.backup", Dates.moment(opened.backup().get().createdAt())), home == null ? "" : home.leave(), file, null, home);
        }
        String sentence = Messages.text("look.file", file);
        if (before.home() != null && !before.home().file().equals(file)) {
            return new Looking(sentence, before.home().leave(), file, null, before.home());
        }
        if (PrivateNotes.holds(file)) {
            return new Looking(sentence, "", file, null, null);
        }
        Workspace changeable = new Workspace(workspace.root(), file, workspace.migrationFolders());
        return new Looking(sentence, Messages.text("look.change"), file, null, new Home(workspaces.reopenPath(changeable), file, true));
    }

    private static Home around(Workspace live, Workspaces workspaces) {
        return live.hasDatabase() ? new Home(workspaces.reopenPath(live), live.databaseFile(), false) : null;
    }

    /** Whether the way back opens to be looked at only, as it was before. */
    boolean leavesToLook() {
        return home != null && home.readOnly() && !home.file().equals(file);
    }
}
