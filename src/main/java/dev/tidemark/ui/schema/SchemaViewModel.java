package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.RowCounts;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.status.Status;
import dev.tidemark.ui.schema.SchemaItem.Kind;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Session;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The schema as it was read last, what of it is listed, and what of it is chosen. */
final class SchemaViewModel {
    private final Session session;
    private final Jobs jobs;
    private final ObservableList<SchemaItem> listed = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Schema> schema = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Schema> built = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SchemaItem> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Long> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private List<SchemaItem> all = List.of();
    /** A table that was asked for before the schema had been read. */
    private String wanted;

    SchemaViewModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
        filter.addListener((source, before, now) -> list());
    }

    /** What the filter lets through. */
    ObservableList<SchemaItem> listed() {
        return listed;
    }

    /** Only objects whose name, owner or column holds this text are listed; blank lists all. */
    StringProperty filterProperty() {
        return filter;
    }

    /** Null until it has been read. */
    ReadOnlyObjectProperty<Schema> schemaProperty() {
        return schema.getReadOnlyProperty();
    }

    /** What the applied migrations build, where the database is known to differ from that; null elsewhere, and until it has been read. */
    ReadOnlyObjectProperty<Schema> builtProperty() {
        return built.getReadOnlyProperty();
    }

    private void readBuilt() {
        Status status = session.statusProperty().get();
        if (schema.get() == null || status == null || !status.drifted()) {
            built.set(null);
            return;
        }
        jobs.<Schema>read("schema.built", (progress, cancellation) -> session.services().drift().read().built(), built::set);
    }

    /** What is shown; null for nothing. */
    ReadOnlyObjectProperty<SchemaItem> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The rows of the chosen table; null while they are counted, and for what has none. */
    ReadOnlyObjectProperty<Long> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Whether there is nothing in this database but housekeeping. */
    boolean empty() {
        return all.stream().noneMatch(SchemaItem::own);
    }

    /** Whether running migrations would fill it. */
    boolean canMigrate() {
        return session.statusProperty().get() != null && session.statusProperty().get().pendingCount() > 0;
    }

    /** How many objects of a kind there are, whatever the filter says. */
    long count(Kind kind) {
        return all.stream().filter(item -> item.kind() == kind).count();
    }

    /** Reads the schema again; what is chosen stays chosen while it exists. */
    void refresh() {
        jobs.<Schema>read("schema", (progress, cancellation) -> session.services().schema(), this::show);
    }

    void choose(SchemaItem item) {
        boolean same = chosen.get() == item;
        chosen.set(item);
        if (!same) {
            countRows();
        }
    }

    /** Shows an object, and empties a filter that hides it. */
    void choose(Kind kind, String name) {
        find(kind, name).ifPresent(item -> {
            if (!listed.contains(item)) {
                filter.set("");
            }
            choose(item);
        });
    }

    /** Shows a table or view by its name, at once or as soon as the schema has been read. */
    void open(String name) {
        if (!loaded.get()) {
            wanted = name;
            return;
        }
        choose(find(Kind.TABLE, name).isPresent() ? Kind.TABLE : Kind.VIEW, name);
    }

    Optional<SchemaItem> find(Kind kind, String name) {
        return all.stream().filter(item -> item.is(kind, name)).findFirst();
    }

    private void show(Schema read) {
        schema.set(read);
        all = SchemaItem.of(read);
        SchemaItem before = chosen.get();
        list();
        SchemaItem again = before == null ? null : all.stream().filter(item -> item.key().equals(before.key())).findFirst().orElse(null);
        SchemaItem first = all.isEmpty() || !all.getFirst().own() ? null : all.getFirst();
        loaded.set(true);
        chosen.set(again == null ? first : again);
        countRows();
        readBuilt();
        if (wanted != null) {
            String name = wanted;
            wanted = null;
            open(name);
        }
    }

    private void list() {
        String text = filter.get().strip();
        listed.setAll(text.isEmpty() ? all : all.stream().filter(item -> item.matches(text)).toList());
    }

    private void countRows() {
        rows.set(null);
        if (chosen.get() != null && chosen.get().object() instanceof Table table && table.columnsUnknownBecause() == null) {
            Database database = session.services().database();
            jobs.<Long>read("schema.rows", (progress, cancellation) -> RowCounts.of(database, table.name()), rows::set);
        }
    }
}
