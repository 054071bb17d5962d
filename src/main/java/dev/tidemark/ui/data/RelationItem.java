package dev.tidemark.ui.data;

import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table or view in the list.
 *
 * @param kind "table", "view", "virtual", "shadow" or "housekeeping"
 * @param brokenBecause why it cannot be read; null when it can
 */
record RelationItem(String name, String kind, String brokenBecause) {
    /** The person's own tables first, then views, then what tools and modules keep. */
    static List<RelationItem> of(Schema schema) {
        List<RelationItem> items = new ArrayList<>();
        schema.ownTables().forEach(t -> items.add(new RelationItem(t.name(), t.kind() == Table.Kind.VIRTUAL ? "virtual" : "table", t.columnsUnknownBecause())));
        for (View view : schema.views()) {
            items.add(new RelationItem(view.name(), "view", view.columnsUnknownBecause()));
        }
        schema.tables().stream().filter(t -> t.housekeeping() || t.kind() == Table.Kind.SHADOW)
            .forEach(t -> items.add(new RelationItem(t.name(), t.housekeeping() ? "housekeeping" : "shadow", t.columnsUnknownBecause())));
        return items;
    }

    boolean matches(String text) {
        return name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
