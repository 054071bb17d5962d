package dev.tidemark.core.chats.search;

import java.util.List;

/**
 * How a search went.
 *
 * @param hits how many were found and told
 * @param more whether there are more than that
 * @param indexed whether the index was asked for the messages
 * @param indexOutdated whether the index was asked though rows were written since it was last compared: older messages that were edited since are found by their old words only
 *     where they hold the new ones as well
 * @param missing the tables and columns that this database does not have at its version
 */
public record SearchReport(long hits, boolean more, boolean indexed, boolean indexOutdated, List<String> missing) {
    public SearchReport {
        missing = List.copyOf(missing);
    }
}
