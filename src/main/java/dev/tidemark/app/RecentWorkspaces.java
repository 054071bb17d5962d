package dev.tidemark.app;

import dev.tidemark.ui.shell.RecentWorkspace;
import dev.tidemark.ui.support.Preferences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The workspaces that were open before, newest first, kept in the preferences. */
final class RecentWorkspaces {
    private static final int KEPT = 8;

    private final Preferences preferences;

    RecentWorkspaces(Preferences preferences) {
        this.preferences = preferences;
    }

    List<RecentWorkspace> list() {
        List<RecentWorkspace> recent = new ArrayList<>();
        for (int i = 1; i <= KEPT; i++) {
            String path = preferences.get("recent." + i, "");
            if (!path.isEmpty()) {
                recent.add(new RecentWorkspace(preferences.get("recent." + i + ".name", path), Path.of(path)));
            }
        }
        return recent;
    }

    /** Puts a workspace first. */
    List<RecentWorkspace> add(RecentWorkspace opened) {
        List<RecentWorkspace> recent = new ArrayList<>(list());
        recent.removeIf(other -> other.path().equals(opened.path()));
        recent.addFirst(opened);
        for (int i = 0; i < Math.min(KEPT, recent.size()); i++) {
            preferences.set("recent." + (i + 1), recent.get(i).path().toString());
            preferences.set("recent." + (i + 1) + ".name", recent.get(i).name());
        }
        return recent.subList(0, Math.min(KEPT, recent.size()));
    }
}
