package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.chats.search.ChatSearch;
import dev.tidemark.core.chats.search.IndexState;
import dev.tidemark.core.chats.search.SearchReport;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.ui.support.Job;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import dev.tidemark.ui.support.Work;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Looking for words in everything: the hits as they come, and the index beside the database. */
final class SearchModel {
    static final int MOST = 500;

    private final Session session;
    private final Jobs jobs;
    private final ObservableList<SearchHit> hits = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING_ASKED);
    private final ReadOnlyObjectWrapper<Optional<IndexState>> index = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int newest;
    private boolean anew;
    private Job running;

    SearchModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    /** How far a search is. */
    enum State { NOTHING_ASKED, RUNNING, DONE, STOPPED }

    /**
     * What was asked for.
     *
     * @param text what was looked for; empty while nothing is
     * @param report how it went; null until it is done
     * @param failure why it stopped; null for nothing
     */
    record Found(String text, State state, SearchReport report, Problem failure) {
        static final Found NOTHING_ASKED = new Found("", State.NOTHING_ASKED, null, null);

        boolean asked() {
            return state != State.NOTHING_ASKED;
        }
    }

    /** The places, by kind, messages last and newest first. */
    ObservableList<SearchHit> hits() {
        return hits;
    }

    ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** The index as it was when it was last looked at; empty when there is none. */
    ReadOnlyObjectProperty<Optional<IndexState>> indexProperty() {
        return index.getReadOnlyProperty();
    }

    /** Looks for words; blank ends the search. A newer search overtakes an older one, whose places stay until the newer has some. */
    void search(String text) {
        String wanted = text.strip();
        int number = ++newest;
        if (wanted.isEmpty()) {
            stop();
            found.set(Found.NOTHING_ASKED);
            hits.clear();
            return;
        }
        found.set(new Found(wanted, State.RUNNING, null, null));
        anew = true;
        ChatSearch search = session.services().chatSearch();
        Consumer<SearchHit> taker = jobs.relay(hit -> {
            if (number == newest) {
                begin();
                hits.add(hit);
            }
        });
        running = jobs.<Answer>read("chats.search", (progress, cancellation) -> new Answer(search.search(wanted, MOST, taker, progress, cancellation), search.index()),
            answer -> ended(number, wanted, answer), problem -> failed(number, wanted, problem));
    }

    /** Ends the running search; the places that it found stay. */
    void stop() {
        if (running != null) {
            running.cancel();
        }
    }

    /** Reads again what is shown. */
    void refresh() {
        if (found.get().asked()) {
            search(found.get().text());
        }
    }

    /** Makes the index, or brings it up to date; then searches again. */
    void updateIndex() {
        change("chats.index.updating", (progress, cancellation) -> Optional.of(session.services().chatSearch().update(progress, cancellation)));
    }

    /** Makes the index anew. */
    void rebuildIndex() {
        change("chats.index.updating", (progress, cancellation) -> Optional.of(session.services().chatSearch().rebuild(progress, cancellation)));
    }

    /** Removes the index. */
    void dropIndex() {
        change("chats.index.removing", (progress, cancellation) -> {
            session.services().chatSearch().drop();
            return Optional.empty();
        });
    }

    private record Answer(SearchReport report, Optional<IndexState> index) { }

    private void change(String name, Work<Optional<IndexState>> work) {
        jobs.<Optional<IndexState>>run(Messages.text(name), work, state -> {
            index.set(state);
            refresh();
        });
    }

    private void begin() {
        if (anew) {
            anew = false;
            hits.clear();
        }
    }

    private void ended(int number, String wanted, Answer answer) {
        if (number == newest) {
            begin();
            index.set(answer.index());
            found.set(new Found(wanted, State.DONE, answer.report(), null));
            if (answer.report().indexOutdated()) {
                bringUpToDate();
            }
        }
    }

    /** Beside everything else, since it only reads the database. Whether it comes to its end does not matter: the next search begins it again. */
    private void bringUpToDate() {
        ChatSearch search = session.services().chatSearch();
        jobs.<IndexState>read("chats.index", (progress, cancellation) -> search.update(progress, cancellation), state -> index.set(Optional.of(state)),
            problem -> System.getLogger(SearchModel.class.getName()).log(System.Logger.Level.DEBUG, "The search index stays as it is", problem));
    }

    private void failed(int number, String wanted, Problem problem) {
        if (number == newest) {
            begin();
            found.set(new Found(wanted, State.STOPPED, null, problem.code() == ProblemCode.CANCELLED ? null : problem));
        }
    }
}
