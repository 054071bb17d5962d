package dev.tidemark.core.health;

import java.util.List;

/**
 * Who has the database open, as far as the system tells. This process is never among them.
 *
 * @param gap why the list may be incomplete, in one sentence; null when it is complete
 */
public record Holders(List<FileHolder> processes, String gap) {
    public Holders {
        processes = List.copyOf(processes);
    }
}
