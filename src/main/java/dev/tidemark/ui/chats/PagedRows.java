package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Listing;
import dev.tidemark.ui.support.Jobs;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A list that is read page by page as one comes to its end. */
final class PagedRows<T> {
    private final Jobs jobs;
    private final String key;
    private final ObservableList<T> rows = FXCollections.observableArrayList();
    private boolean more;

    /** @param key names the reading, unique to this list */
    PagedRows(Jobs jobs, String key) {
        this.jobs = jobs;
        this.key = key;
    }

    ObservableList<T> rows() {
        return rows;
    }

    /** Shows a list from its beginning. */
    void show(Listing<T> first) {
        rows.setAll(first.rows());
        more = first.more();
    }

    /**
     * Reads the next page, if there is one and it is not being read already.
     *
     * @param page reads the page after a row; runs away from the window's thread
     */
    void next(Function<T, Listing<T>> page) {
        if (!more || rows.isEmpty()) {
            return;
        }
        more = false;
        T last = rows.getLast();
        jobs.<Listing<T>>read(key, (progress, cancellation) -> page.apply(last), read -> {
            if (!rows.isEmpty() && rows.getLast().equals(last)) {
                rows.addAll(read.rows());
                more = read.more();
            }
        });
    }
}
