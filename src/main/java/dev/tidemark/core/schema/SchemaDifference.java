package dev.tidemark.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What has to change so that one schema becomes another, object by object. Blanks, comments, case and needless quotes are no difference.
 *
 * @param changes sorted by type and name, removals and changes first
 */
public record SchemaDifference(List<Change> changes) {
    public SchemaDifference {
        changes = List.copyOf(changes);
    }

    /** What happens to an object. */
    public enum Kind { ADDED, REMOVED, CHANGED }

    /**
     * One object's change.
     *
     * @param type table, view, index or trigger
     * @param before the statement that made it before; null when it is added
     * @param after the statement that makes it after; null when it is removed
     */
    public record Change(Kind kind, String type, String name, String before, String after) { }

    /** The changes from {@code before} to {@code after}; housekeeping tables do not count. */
    public static SchemaDifference between(Schema before, Schema after) {
        Map<String, SchemaObject> later = byKey(after);
        List<Change> changes = new ArrayList<>();
        for (SchemaObject old : before.objects()) {
            SchemaObject current = later.remove(key(old));
            if (current == null) {
                changes.add(new Change(Kind.REMOVED, old.type(), old.name(), old.sql(), null));
            } else if (!ObjectSql.same(old.sql(), current.sql())) {
                changes.add(new Change(Kind.CHANGED, current.type(), current.name(), old.sql(), current.sql()));
            }
        }
        later.values().forEach(added -> changes.add(new Change(Kind.ADDED, added.type(), added.name(), null, added.sql())));
        return new SchemaDifference(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    private static Map<String, SchemaObject> byKey(Schema schema) {
        Map<String, SchemaObject> objects = new LinkedHashMap<>();
        schema.objects().forEach(o -> objects.put(key(o), o));
        return objects;
    }

    private static String key(SchemaObject object) {
        return object.type() + ' ' + object.name().toLowerCase(Locale.ROOT);
    }
}
