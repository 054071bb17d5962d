package dev.tidemark.ui.data;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.Cost;
import dev.tidemark.core.data.DataService;
import dev.tidemark.core.data.Edit;
import dev.tidemark.core.data.Filter;
import dev.tidemark.core.data.GridLayouts.Layout;
import dev.tidemark.core.data.GridLayouts;
import dev.tidemark.core.data.Relation;
import dev.tidemark.core.data.RowKey;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.data.Sort;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.sqlite.OutsideWrites;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The screen of the data: which tables there are, which is shown, how it is filtered and sorted, and what that costs. */
final class DataViewModel {
    /** How many columns a table shows until the person picks others. */
    static final int SHOWN_COLUMNS = 60;

    private final Session session;
    private final Jobs jobs;
    private final GridModel grid;
    private final GridLayouts layouts;
    private final ObservableList<RelationItem> listed = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<RelationItem> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Selection> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper cost = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper changedOutside = new ReadOnlyBooleanWrapper();
    private List<RelationItem> all = List.of();
    private Layout layout = Layout.NATURAL;
    private Wanted wanted;
    private WantedRow wantedRow;
    private final OutsideWrites outside;

    private record WantedRow(String table, RowKey key) {
        private boolean isIn(Relation relation) {
            return relation.name().equalsIgnoreCase(table);
        }
    }

    private record Wanted(String table, List<Filter> filters) { }

    DataViewModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
        this.grid = new GridModel(jobs, selection -> session.services().data().rows(selection));
        this.outside = new OutsideWrites(session.services().database());
        this.layouts = new GridLayouts(session.services().workspace());
        search.addListener((source, before, now) -> list());
    }

    GridModel grid() {
        return grid;
    }

    /** The tables and views that the search lets through. */
    ObservableList<RelationItem> listed() {
        return listed;
    }

    StringProperty searchProperty() {
        return search;
    }

    ReadOnlyObjectProperty<RelationItem> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** What the grid shows; null while nothing is. */
    ReadOnlyObjectProperty<Selection> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Why the chosen table or view cannot be shown; null while it can. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the present order and filters cost: "no index: reads 2.1 GB"; empty when it is little. */
    ReadOnlyStringProperty costProperty() {
        return cost.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Whether another program has written since the rows were read. */
    ReadOnlyBooleanProperty changedOutsideProperty() {
        return changedOutside.getReadOnlyProperty();
    }

    Layout layout() {
        return layout;
    }

    DataService data() {
        return session.services().data();
    }

    /** Reads the tables and the rows in view again; what is chosen stays chosen while it exists. */
    void refresh() {
        changedOutside.set(false);
        jobs.<Schema>read("data.schema", (progress, cancellation) -> {
            outside.reading();
            return data().schema();
        }, schema -> {
            all = RelationItem.of(schema);
            list();
            loaded.set(true);
            RelationItem before = chosen.get();
            RelationItem again = before == null ? null : find(before.name());
            if (wanted != null) {
                Wanted open = wanted;
                wanted = null;
                open(open.table(), open.filters());
            } else if (again != null && shown.get() != null && again.equals(before) && sameColumns(schema, again.name())) {
                refreshRows();
            } else {
                chosen.set(null);
                choose(again != null ? again : all.isEmpty() ? null : all.getFirst());
            }
        });
    }

    private void refreshRows() {
        WantedRow row = wantedRow;
        wantedRow = null;
        if (row != null && row.isIn(shown.get().relation()) && inOrderOfKeys() && shown.get().filters().isEmpty()) {
            grid.refreshAt(row.key());
        } else {
            grid.refresh();
        }
    }

    /** Looks whether another program has written since the rows were read; what is found tells {@link #changedOutsideProperty}. */
    void lookOutside() {
        if (!changedOutside.get() && shown.get() != null) {
            jobs.<Boolean>read("data.outside", (progress, cancellation) -> outside.any(), any -> {
                if (any) {
                    changedOutside.set(true);
                }
            });
        }
    }

    /**
     * Rows were committed: all is read again, and the last one that was added to the table in view is gone to.
     *
     * @return a new row that cannot be gone to where it is: its table is another, or is sorted or filtered now
     */
    Optional<Map.Entry<Edit.Insert, RowKey>> committed(Map<Edit.Insert, RowKey> added) {
        Map.Entry<Edit.Insert, RowKey> last = added.isEmpty() ? null : List.copyOf(added.entrySet()).getLast();
        Selection now = shown.get();
        boolean here = last != null && now != null && now.relation().name().equals(last.getKey().relation().name()) && inOrderOfKeys() && now.filters().isEmpty();
        wantedRow = here ? new WantedRow(now.relation().name(), last.getValue()) : null;
        session.changed();
        return here ? Optional.empty() : Optional.ofNullable(last);
    }

    /** Shows a table from one of its rows on, all conditions and orders dropped. */
    void openRow(Relation relation, RowKey key) {
        wantedRow = new WantedRow(relation.name(), key);
        open(relation.name(), List.of());
    }

    /** Shows a table with filters, at once or as soon as the tables have been read. */
    void open(String table, List<Filter> filters) {
        if (!loaded.get()) {
            wanted = new Wanted(table, filters);
            return;
        }
        RelationItem item = find(table);
        if (item != null) {
            if (!listed.contains(item)) {
                search.set("");
            }
            chosen.set(item);
            show(item, filters);
        }
    }

    void choose(RelationItem item) {
        if (!Objects.equals(item, chosen.get())) {
            wantedRow = null;
            chosen.set(item);
            if (item == null) {
                showNothing();
            } else {
                show(item, List.of());
            }
        }
    }

    /** Orders the rows by a column; null for the order of the key. */
    void sort(Sort by) {
        apply(shown.get().sorted(by));
    }

    /** Lets through only rows that meet these conditions. */
    void filter(List<Filter> by) {
        apply(shown.get().filtered(by));
    }

    /** Shows all rows in the order of their keys, which costs nothing. */
    void showPlain() {
        apply(shown.get().sorted(null).filtered(List.of()));
    }

    /** Shows these columns only. */
    void pick(List<Column> columns) {
        List<String> hidden = shown.get().relation().columns().stream().filter(c -> !columns.contains(c)).map(Column::name).toList();
        keep(new Layout(hidden, layout.widths()));
        apply(shown.get().withColumns(columns));
    }

    /** Remembers the widths of the columns. */
    void widths(Map<String, Double> widths) {
        keep(new Layout(layout.hidden(), Stream.of(layout.widths(), widths).flatMap(m -> m.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (old, now) -> now))));
    }

    /** Goes to the row of a key that the person has typed, where the key is one value. */
    void goTo(String key) {
        Object value;
        try {
            value = Long.valueOf(key.strip());
        } catch (NumberFormatException text) {
            value = key;
        }
        grid.toKey(RowKey.of(value));
    }

    /** Whether {@link #goTo} works now: rows are in the order of a key of one part. */
    boolean canGoTo() {
        return inOrderOfKeys() && shown.get().relation().key().size() == 1;
    }

    private boolean inOrderOfKeys() {
        Selection now = shown.get();
        return now != null && now.sort() == null && now.relation().hasKey();
    }

    void close() {
        grid.close();
    }

    private boolean sameColumns(Schema schema, String name) {
        return Relation.of(schema, name).columns().equals(shown.get().relation().columns());
    }

    private void show(RelationItem item, List<Filter> filters) {
        problem.set(null);
        changedOutside.set(false);
        jobs.<Opened>read("data.relation", (progress, cancellation) -> {
            outside.reading();
            return new Opened(data().relation(item.name()), layouts.of(item.name()));
        }, opened -> {
            layout = opened.layout();
            List<Column> columns = opened.relation().columns().stream().filter(c -> !layout.hidden().contains(c.name())).toList();
            Selection selection = Selection.all(opened.relation());
            boolean tooMany = layout.hidden().isEmpty() && columns.size() > SHOWN_COLUMNS;
            apply(selection.withColumns(columns.isEmpty() ? selection.columns() : tooMany ? columns.subList(0, SHOWN_COLUMNS) : columns).filtered(filters));
            if (wantedRow != null && wantedRow.isIn(opened.relation()) && filters.isEmpty()) {
                grid.toKey(wantedRow.key());
            }
            wantedRow = null;
        }, failure -> {
            showNothing();
            problem.set(failure);
        });
    }

    private void showNothing() {
        shown.set(null);
        cost.set("");
    }

    private record Opened(Relation relation, Layout layout) { }

    private void apply(Selection selection) {
        cost.set("");
        grid.show(selection);
        shown.set(selection);
        if (selection.sort() != null || !selection.filters().isEmpty()) {
            jobs.<Cost>read("data.cost", (progress, cancellation) -> data().cost(selection), told -> {
                if (shown.get() == selection && told.readsAll(selection)) {
                    cost.set(told.bytes() > 0 ? Messages.text("data.cost", Texts.size(told.bytes())) : Messages.text("data.costUnknown"));
                }
            }, failure -> { });
        }
    }

    private void keep(Layout now) {
        if (!now.equals(layout)) {
            layout = now;
            String table = shown.get().relation().name();
            jobs.read("data.layout", (progress, cancellation) -> {
                layouts.keep(table, now);
                return null;
            }, done -> { });
        }
    }

    private RelationItem find(String name) {
        return all.stream().filter(i -> i.name().equalsIgnoreCase(name)).findFirst().orElse(null);
    }

    private void list() {
        String text = search.get().strip();
        listed.setAll(text.isEmpty() ? all : all.stream().filter(i -> i.matches(text)).toList());
    }
}
