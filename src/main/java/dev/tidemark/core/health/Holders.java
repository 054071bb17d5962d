package dev.tidemark.core.health;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who has the database open, as far as the system tells. This process is never among them.
 *
 * @param gap why the list may be incomplete, in one sentence; null when it is complete
 */
public record Holders(List<FileHolder> processes, String gap) {
    public Holders {
        processes = List.copyOf(processes);
    }

    /** "It is open in python3 (process 4711), which is writing."; empty when nobody is known to have it open. */
    public Optional<String> sentence() {
        return processes.isEmpty() ? Optional.empty()
            : Optional.of("It is open in " + processes.stream().map(FileHolder::words).collect(Collectors.joining(", ")) + ".");
    }
}
