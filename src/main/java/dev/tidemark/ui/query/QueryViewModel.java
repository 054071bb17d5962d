package dev.tidemark.ui.query;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.query.Deed;
import dev.tidemark.core.query.Parameter;
import dev.tidemark.core.query.QueryPlan;
import dev.tidemark.core.query.QueryService;
import dev.tidemark.core.query.QueryStore;
import dev.tidemark.core.query.ReadyQueries;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The console: its tabs, whether changes are allowed, what was run before, and what the schema offers for completion. */
final class QueryViewModel {
    private static final int SHOWN_RUNS = 200;

    private final Session session;
    /** Of the workspace that this screen was made for, which may not be the open one any more when it is closed. */
    private final Services services;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final ParametersQuestion question;
    private final ObservableList<QueryTabModel> tabs = FXCollections.observableArrayList();
    private final ObjectProperty<QueryTabModel> chosen = new SimpleObjectProperty<>();
    private final BooleanProperty writing = new SimpleBooleanProperty();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<QueryStore.Run> history = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Schema> schema = new ReadOnlyObjectWrapper<>(new Schema(List.of(), List.of()));
    private final ObservableList<ReadyQueries.Ready> ready = FXCollections.observableArrayList();
    private final Map<String, String> given = new HashMap<>();
    private int made;

    /** Asks the person for values. */
    @FunctionalInterface
    interface ParametersQuestion {
        /**
         * Asks; a question that is left calls nothing.
         *
         * @param names with their signs
         * @param before what was typed for a name the last time; is brought up to date
         */
        void ask(List<String> names, Map<String, String> before, Consumer<Map<String, Object>> onGiven);
    }

    QueryViewModel(Session session, Jobs jobs, Dialogs dialogs, Navigator navigator, ParametersQuestion question) {
        this.session = session;
        this.services = session.services();
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.navigator = navigator;
        this.question = question;
        search.addListener((source, before, now) -> readHistory());
    }

    /** Brings back the tabs of the last time, or opens an empty one. */
    void start() {
        jobs.<QueryStore.Tabs>read("query.tabs", (progress, cancellation) -> services.queryStore().tabs(), kept -> {
            if (!tabs.isEmpty()) {
                return;
            }
            kept.tabs().forEach(tab -> tabs.add(new QueryTabModel(this, tab.name(), tab.text())));
            made = kept.tabs().stream().map(tab -> tab.name().replaceAll("\\D", "")).filter(number -> !number.isEmpty() && number.length() < 6).mapToInt(Integer::parseInt).max().orElse(0);
            if (tabs.isEmpty()) {
                open("");
            } else {
                chosen.set(tabs.get(Math.clamp(kept.chosen(), 0, tabs.size() - 1)));
            }
        });
        refresh();
    }

    void refresh() {
        jobs.<Schema>read("query.schema", (progress, cancellation) -> services.schema(), read -> {
            schema.set(read);
            ready.setAll(ReadyQueries.of(read));
        }, problem -> schema.set(new Schema(List.of(), List.of())));
        readHistory();
    }

    ObservableList<QueryTabModel> tabs() {
        return tabs;
    }

    ObjectProperty<QueryTabModel> chosenProperty() {
        return chosen;
    }

    /** Whether changes are allowed; off whenever the screen is made. */
    BooleanProperty writingProperty() {
        return writing;
    }

    StringProperty searchProperty() {
        return search;
    }

    ObservableList<QueryStore.Run> history() {
        return history;
    }

    ReadOnlyObjectProperty<Schema> schemaProperty() {
        return schema.getReadOnlyProperty();
    }

    /** Queries to begin with. */
    ObservableList<ReadyQueries.Ready> ready() {
        return ready;
    }

    Jobs jobs() {
        return jobs;
    }

    Dialogs dialogs() {
        return dialogs;
    }

    QueryService queries() {
        return services.queries();
    }

    /** Opens another tab with that text. */
    QueryTabModel open(String text) {
        QueryTabModel tab = new QueryTabModel(this, Messages.text("query.tab", ++made), text);
        tabs.add(tab);
        chosen.set(tab);
        return tab;
    }

    /** Closes a tab; after the last one an empty one opens. */
    void close(QueryTabModel tab) {
        tab.close();
        tabs.remove(tab);
        if (tabs.isEmpty()) {
            made = 0;
            open("");
        }
        keep();
    }

    /** Keeps the texts of all tabs for the next start. */
    void keep() {
        QueryStore.Tabs open = now();
        jobs.read("query.keep", (progress, cancellation) -> {
            services.queryStore().keep(open);
            return null;
        }, _ -> { });
    }

    /** Lets go of all results, and keeps the tabs at once. */
    void end() {
        if (!tabs.isEmpty()) {
            services.queryStore().keep(now());
        }
        tabs.forEach(QueryTabModel::close);
    }

    /** Puts a statement into the chosen tab when that is empty, else into a new one. */
    void use(String sql) {
        if (chosen.get() != null && chosen.get().textProperty().get().isBlank()) {
            chosen.get().textProperty().set(sql);
        } else {
            open(sql);
        }
    }

    /** Opens the question that takes a change back. */
    void undo(int entry) {
        navigator.open(new Request.UndoEntry(entry));
    }

    /** Writes the index that a plan suggests as a new migration. Nothing is run. */
    void makeMigration(QueryPlan.Advice advice) {
        jobs.run(Messages.text("query.migrationMaking"), (progress, cancellation) -> services.newMigrations()
            .saveWritten("Add index on " + advice.table() + " " + String.join(" ", advice.columns()), advice.sql(), advice.undo()), file -> {
            dialogs.notify(Messages.text("query.migrationMade", file.getFileName()), Messages.text("query.migrationShow"), () -> navigator.open(new Request.OpenFeature("migrations")));
            session.changed();
        });
    }

    void ask(List<Deed> deeds, Consumer<Map<String, Object>> onGiven) {
        List<String> names = Parameter.names(deeds);
        if (names.isEmpty()) {
            onGiven.accept(Map.of());
        } else {
            question.ask(names, given, onGiven);
        }
    }

    void remember(String sql, long rows, long milliseconds) {
        jobs.read("query.remember." + sql.hashCode(), (progress, cancellation) -> {
            services.queryStore().add(sql, rows, milliseconds);
            return null;
        }, _ -> readHistory());
    }

    void changed() {
        session.changed();
    }

    private QueryStore.Tabs now() {
        return new QueryStore.Tabs(tabs.stream().map(tab -> new QueryStore.Tab(tab.name(), tab.textProperty().get())).toList(), Math.max(0, tabs.indexOf(chosen.get())));
    }

    private void readHistory() {
        String words = search.get();
        jobs.<List<QueryStore.Run>>read("query.history", (progress, cancellation) -> services.queryStore().history(words, SHOWN_RUNS), history::setAll, (Problem problem) -> history.clear());
    }
}
