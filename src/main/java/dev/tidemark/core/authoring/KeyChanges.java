package dev.tidemark.core.authoring;

import dev.tidemark.core.authoring.SchemaChange.ConstraintAdded;
import dev.tidemark.core.authoring.SchemaChange.ConstraintChanged;
import dev.tidemark.core.authoring.SchemaChange.ConstraintRemoved;
import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.ObjectSql;
import java.util.List;

/** A key that goes and one that comes in its place are one change: a person reads “changes”, not “loses” and “gets”. */
final class KeyChanges {
    private KeyChanges() { }

    /** @param changes those of one table */
    static void pair(List<SchemaChange> changes) {
        for (ConstraintRemoved gone : changes.stream().filter(ConstraintRemoved.class::isInstance).map(ConstraintRemoved.class::cast).toList()) {
            changes.stream().filter(ConstraintAdded.class::isInstance).map(ConstraintAdded.class::cast).filter(come -> same(gone, come)).findFirst().ifPresent(come -> {
                boolean demands = !target(gone.constraint()).equals(target(come.constraint())) || !columns(gone.column(), gone.constraint()).equals(columns(come.column(), come.constraint()));
                changes.set(changes.indexOf(come), new ConstraintChanged(come.table(), gone.column(), gone.constraint(), come.column(), come.constraint(), demands));
                changes.remove(gone);
            });
        }
    }

    private static boolean same(ConstraintRemoved gone, ConstraintAdded come) {
        String kind = Constraints.kind(gone.constraint());
        return kind.equals(Constraints.kind(come.constraint()))
            && (kind.equals("primary-key") || kind.equals("foreign-key") && columns(gone.column(), gone.constraint()).equals(columns(come.column(), come.constraint())));
    }

    /** What a key is made of, in a form that is the same for a constraint of a column and of the table. */
    private static String columns(String column, Clause constraint) {
        String text = constraint.text();
        int open = text.indexOf('(');
        return ObjectSql.normalised(column == null && open >= 0 ? text.substring(open + 1, text.indexOf(')', open)) : column == null ? text : '"' + column.replace("\"", "\"\"") + '"');
    }

    /** What a foreign key refers to, without what is done when that goes; nothing for a primary key. */
    private static String target(Clause constraint) {
        String text = ObjectSql.normalised(constraint.text());
        int at = text.indexOf("references");
        return at < 0 ? "" : text.substring(at).replaceFirst(" (on|match|deferrable|not) .*", "");
    }
}
