package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.ChatsReader;
import dev.tidemark.core.chats.Listing;
import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Session;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Looking for a text in everything. */
final class SearchModel {
    private static final int MOST = 200;

    private final Session session;
    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING_ASKED);

    SearchModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    /**
     * The places that were found.
     *
     * @param text what was looked for; empty while nothing is
     * @param hits by kind
     * @param more whether there are more than these
     */
    record Found(String text, List<SearchHit> hits, boolean more) {
        static final Found NOTHING_ASKED = new Found("", List.of(), false);

        boolean asked() {
            return !text.isEmpty();
        }
    }

    ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Looks for a text; blank ends the search. A newer search overtakes an older one. */
    void search(String text) {
        String wanted = text.strip();
        ChatsReader reader = session.services().chats();
        jobs.<Found>read("chats.search", (progress, cancellation) -> {
            if (wanted.isEmpty()) {
                return Found.NOTHING_ASKED;
            }
            Listing<SearchHit> hits = reader.search(wanted, MOST);
            return new Found(wanted, hits.rows(), hits.more());
        }, found::set);
    }

    /** Reads again what is shown. */
    void refresh() {
        if (found.get().asked()) {
            search(found.get().text());
        }
    }
}
