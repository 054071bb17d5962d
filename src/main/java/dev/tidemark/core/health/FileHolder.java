package dev.tidemark.core.health;

/**
 * A process that has the database open.
 *
 * @param pid its number
 * @param name its program: "python3"
 * @param command how it was started, shortened; empty when the system does not tell
 * @param writes whether it holds the lock for writing right now
 */
public record FileHolder(long pid, String name, String command, boolean writes) {
    /** "python3 (process 4711), which is writing". */
    public String words() {
        return name + " (process " + pid + ")" + (writes ? ", which is writing" : "");
    }
}
