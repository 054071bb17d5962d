package dev.tidemark.ui.query;

import dev.tidemark.core.query.Results;
import java.util.List;

/** What a statement gave. */
sealed interface Answer {
    /** The tab's title. */
    String title();

    /** What the status line says. */
    String status();

    /** Rows. */
    record Rows(Results results, String title, String status) implements Answer { }

    /**
     * A change that was made.
     *
     * @param entry the journal's number; null when no row changed
     */
    record Change(String title, String status, List<String> lines, Integer entry) implements Answer { }
}
