package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One thing that is different between two schemas, and what its change does to the data. A value. */
public sealed interface SchemaChange {
    /** What is said of a value that nobody has chosen. */
    String OTHER_VALUE = " Put another one there if that is wrong.";

    /** What changes: "Column “documents.metadata” is added, TEXT." */
    String sentence();

    /** What becomes of the data: "Column “documents.metadata” is new: every row has no value."; empty when no data is concerned. */
    String data();

    /** Whether values or rows go that the change back does not bring. */
    default boolean losesData() {
        return false;
    }

    /** The kind, for scripts: "column-added". */
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** A table that is not there before. */
    record TableAdded(Table table) implements SchemaChange {
        @Override public String sentence() {
            return "Table “" + table.name() + "” is added.";
        }

        @Override public String data() {
            return "Table “" + table.name() + "” is made anew and is empty.";
        }
    }

    /** A table that is not there afterwards. */
    record TableRemoved(Table table) implements SchemaChange {
        @Override public String sentence() {
            return "Table “" + table.name() + "” is dropped.";
        }

        @Override public String data() {
            return "Table “" + table.name() + "” goes with all its rows.";
        }

        @Override public boolean losesData() {
            return true;
        }
    }

    /** A table that has another name afterwards. */
    record TableRenamed(String from, String to) implements SchemaChange {
        @Override public String sentence() {
            return "Table “" + from + "” is called “" + to + "” from now on.";
        }

        @Override public String data() {
            return "";
        }
    }

    /** A table of a module, for example FTS5, whose definition changes. */
    record VirtualTableChanged(Table before, Table after, boolean copied) implements SchemaChange {
        @Override public String sentence() {
            boolean both = before.kind() == Table.Kind.VIRTUAL && after.kind() == Table.Kind.VIRTUAL;
            return both ? "Virtual table “" + after.name() + "” is defined anew, " + VirtualDefinition.of(before).difference(VirtualDefinition.of(after)) + "."
                : "Table “" + after.name() + "” is " + (after.kind() == Table.Kind.VIRTUAL ? "a virtual table of the module " + VirtualDefinition.of(after).module() : "an ordinary table and no longer a virtual one") + " from now on.";
        }

        @Override public String data() {
            return "Table “" + after.name() + "” is made anew" + (copied ? ", with the values of the columns that both forms have" + gone() + "." : " and is empty; its content has to be filled in again.");
        }

        @Override public boolean losesData() {
            return !copied || !columnsGone().isEmpty();
        }

        private String gone() {
            List<String> columns = columnsGone();
            return columns.isEmpty() ? "" : "; those of " + columns.stream().map(c -> "“" + c + "”").collect(Collectors.joining(", ")) + " go";
        }

        private List<String> columnsGone() {
            return before.columns().stream().filter(c -> c.kind() == Column.Kind.STORED_VALUE && after.column(c.name()).isEmpty()).map(Column::name).toList();
        }
    }

    /**
     * A column that is not there before.
     *
     * @param fill what every row gets as SQL text; null when it is the default, or nothing
     * @param madeUp whether nobody has said so
     */
    record ColumnAdded(String table, ColumnDefinition column, String fill, boolean madeUp) implements SchemaChange {
        @Override public String sentence() {
            return "Column “" + table + "." + column.name() + "” is added" + (column.type().isEmpty() ? "." : ", " + column.type() + ".");
        }

        @Override public String data() {
            String name = "Column “" + table + "." + column.name() + "” ";
            if (column.generated()) {
                return "";
            }
            if (fill != null) {
                return name + "needs a value: every row gets " + fill + "." + (madeUp ? OTHER_VALUE : "");
            }
            return name + "is new: every row has " + (column.defaultSql() == null ? "no value" : "the default " + column.defaultSql()) + ".";
        }
    }

    /** A column that is not there afterwards. */
    record ColumnRemoved(String table, ColumnDefinition column) implements SchemaChange {
        @Override public String sentence() {
            return "Column “" + table + "." + column.name() + "” is dropped.";
        }

        @Override public String data() {
            return column.generated() ? "" : "Column “" + table + "." + column.name() + "” goes with all its values.";
        }

        @Override public boolean losesData() {
            return !column.generated();
        }
    }

    /** A column that has another name afterwards. */
    record ColumnRenamed(String table, String from, String to) implements SchemaChange {
        @Override public String sentence() {
            return "Column “" + table + "." + from + "” is called “" + to + "” from now on.";
        }

        @Override public String data() {
            return "";
        }
    }

    /** The same columns in another order. */
    record ColumnsReordered(String table) implements SchemaChange {
        @Override public String sentence() {
            return "The columns of “" + table + "” stand in another order.";
        }

        @Override public String data() {
            return "";
        }
    }

    /** What of a column can be different. */
    enum Aspect { TYPE, NULLABILITY, DEFAULT, COLLATION, GENERATED }

    /**
     * A column that is defined otherwise in one aspect.
     *
     * @param fill what a row without a value gets, as SQL text; null when there is none
     * @param madeUp whether nobody has said so
     * @param stored how its values are stored before
     * @param storedThen how they are stored afterwards
     */
    record ColumnChanged(Aspect aspect, String table, ColumnDefinition before, ColumnDefinition after, String fill, boolean madeUp, Affinity stored, Affinity storedThen) implements SchemaChange {
        @Override public String kind() {
            return "column-" + aspect.name().toLowerCase(Locale.ROOT) + "-changed";
        }

        @Override public String sentence() {
            String name = "Column “" + table + "." + after.name() + "” ";
            return switch (aspect) {
                case TYPE -> name + "is " + type(after) + " and no longer " + type(before) + ".";
                case NULLABILITY -> name + (after.notNull() == before.notNull() ? "has another NOT NULL." : after.notNull() ? "must have a value from now on." : "may be without a value from now on.");
                case DEFAULT -> name + (after.defaultSql() == null ? "has no default any more." : "has the default " + after.defaultSql() + " from now on.");
                case COLLATION -> name + "is compared by " + (after.collation() == null ? "BINARY" : after.collation()) + " from now on.";
                case GENERATED -> name + (after.generated() ? "is computed: " + after.clause(Clause.Kind.GENERATED).orElseThrow().text() + "." : "is no longer computed.");
            };
        }

        @Override public String data() {
            String name = "Column “" + table + "." + after.name() + "” ";
            return switch (aspect) {
                case TYPE -> Conversions.sentence(name, stored, storedThen);
                case NULLABILITY -> fill == null ? "" : name + "needs a value: a row without one gets " + fill + "." + (madeUp ? OTHER_VALUE : "");
                case GENERATED -> after.generated() ? name + "goes with the values that were written into it." : name + "keeps the values that it has at that moment.";
                case DEFAULT, COLLATION -> "";
            };
        }

        @Override public boolean losesData() {
            return aspect == Aspect.GENERATED && after.generated() && !before.generated() || aspect == Aspect.TYPE && Conversions.lose(stored, storedThen);
        }

        private static String type(ColumnDefinition column) {
            return column.type().isEmpty() ? "of no type" : column.type();
        }
    }

    /** @param column the column that declares it; null for a constraint of the table */
    record ConstraintAdded(String table, String column, Clause constraint) implements SchemaChange {
        @Override public String kind() {
            return Constraints.kind(constraint) + "-added";
        }

        @Override public String sentence() {
            return "Table “" + table + "” gets the " + Constraints.words(column, constraint) + ".";
        }

        @Override public String data() {
            return Constraints.demand(table, column, constraint);
        }
    }

    /** @param column the column that declared it; null for a constraint of the table */
    record ConstraintRemoved(String table, String column, Clause constraint) implements SchemaChange {
        @Override public String kind() {
            return Constraints.kind(constraint) + "-removed";
        }

        @Override public String sentence() {
            return "Table “" + table + "” loses the " + Constraints.words(column, constraint) + ".";
        }

        @Override public String data() {
            return "";
        }
    }

    /**
     * A primary key or a foreign key that is another one.
     *
     * @param columnBefore the column that declared it; null for a constraint of the table
     * @param column the column that declares it; null for a constraint of the table
     * @param demands whether it asks something of the rows that it did not ask before
     */
    record ConstraintChanged(String table, String columnBefore, Clause before, String column, Clause after, boolean demands) implements SchemaChange {
        @Override public String kind() {
            return Constraints.kind(after) + "-changed";
        }

        @Override public String sentence() {
            return "Table “" + table + "” changes its " + Constraints.words(columnBefore, before) + " to " + Constraints.words(column, after).replaceFirst("^(primary|foreign) key ", "") + ".";
        }

        @Override public String data() {
            return demands ? Constraints.demand(table, column, after) : "";
        }
    }

    /**
     * A table that is STRICT or WITHOUT ROWID, or no longer.
     *
     * @param turned the columns of type ANY, which keep all values as they are only while the table is STRICT
     */
    record TableOptionChanged(String table, String option, boolean on, List<String> turned) implements SchemaChange {
        public TableOptionChanged {
            turned = List.copyOf(turned);
        }

        @Override public String sentence() {
            return "Table “" + table + "” is " + (on ? "" : "no longer ") + option + (on ? " from now on." : ".");
        }

        @Override public String data() {
            if (losesData()) {
                return "What is of type ANY is stored as NUMERIC where a table is not STRICT: values of " + turned.stream().map(c -> "“" + table + "." + c + "”").collect(Collectors.joining(", "))
                    + " that can be are turned into numbers." + Conversions.lost(Affinity.BLOB);
            }
            return on && option.equals("STRICT") ? "Every value of “" + table + "” must be of its column's type; else the script stops and nothing is changed." : "";
        }

        @Override public boolean losesData() {
            return !on && option.equals("STRICT") && !turned.isEmpty();
        }
    }

    /**
     * An index, a view or a trigger that comes, goes or is defined otherwise.
     *
     * @param before null when it comes
     * @param after null when it goes
     */
    record ObjectChanged(SchemaObject before, SchemaObject after) implements SchemaChange {
        /** What there is of it. */
        public SchemaObject object() {
            return after == null ? before : after;
        }

        @Override public String kind() {
            return object().type() + (before == null ? "-added" : after == null ? "-removed" : "-changed");
        }

        @Override public String sentence() {
            String type = object().type();
            return Character.toUpperCase(type.charAt(0)) + type.substring(1) + " “" + object().name() + "” is " + (before == null ? "added." : after == null ? "dropped." : "defined anew.");
        }

        @Override public String data() {
            return "";
        }
    }
}
