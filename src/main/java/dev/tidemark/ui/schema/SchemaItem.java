package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.schema.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A line of the list.
 *
 * @param own false for what a migration tool or a module keeps for itself
 */
record SchemaItem(SchemaObject object, boolean own) {
    /** The groups of the list, in their order. */
    enum Kind { TABLE, VIEW, INDEX, TRIGGER }

    /** Everything in a schema: by kind, own objects first, then by name. */
    static List<SchemaItem> of(Schema schema) {
        List<SchemaItem> items = new ArrayList<>();
        for (Table table : schema.tables()) {
            boolean own = !table.housekeeping() && table.kind() != Table.Kind.SHADOW;
            items.add(new SchemaItem(table, own));
            table.indexes().forEach(index -> items.add(new SchemaItem(index, own)));
            table.triggers().forEach(trigger -> items.add(new SchemaItem(trigger, own)));
        }
        for (View view : schema.views()) {
            items.add(new SchemaItem(view, true));
            view.triggers().forEach(trigger -> items.add(new SchemaItem(trigger, true)));
        }
        items.sort(Comparator.comparing(SchemaItem::kind).thenComparing(item -> !item.own()).thenComparing(item -> item.name().toLowerCase(Locale.ROOT)));
        return items;
    }

    Kind kind() {
        return switch (object) {
            case Table table -> Kind.TABLE;
            case View view -> Kind.VIEW;
            case Index index -> Kind.INDEX;
            case Trigger trigger -> Kind.TRIGGER;
        };
    }

    String name() {
        return object.name();
    }

    /** The table or view that an index or trigger belongs to; null for tables and views themselves. */
    String owner() {
        return switch (object) {
            case Index index -> index.table();
            case Trigger trigger -> trigger.table();
            case Table table -> null;
            case View view -> null;
        };
    }

    boolean is(Kind kind, String name) {
        return kind() == kind && name().equalsIgnoreCase(name);
    }

    /** Equal for the same object read twice. */
    String key() {
        return kind() + " " + name().toLowerCase(Locale.ROOT);
    }

    /** Whether its name, its owner's or one of its columns' holds the text; capitals do not matter. */
    boolean matches(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return has(name(), wanted) || has(owner(), wanted) || columns().stream().anyMatch(column -> has(column, wanted));
    }

    private List<String> columns() {
        return switch (object) {
            case Table table -> table.columns().stream().map(Column::name).toList();
            case View view -> view.columns().stream().map(Column::name).toList();
            case Index index -> index.columns().stream().map(Index.Key::text).toList();
            case Trigger trigger -> List.of();
        };
    }

    private static boolean has(String text, String wanted) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
