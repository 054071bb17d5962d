package dev.tidemark.ui.schema;

import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A foreign key as a form (https://www.sqlite.org/syntax/foreign-key-clause.html). A value.
 *
 * @param name that CONSTRAINT gives it; empty for none
 * @param columns of the table that is designed
 * @param parentColumns empty for the parent's primary key
 * @param onDelete an action; NO ACTION writes nothing
 * @param onUpdate as above
 * @param deferred whether it is checked at the end of a transaction
 */
record ForeignKeyForm(String name, List<String> columns, String parent, List<String> parentColumns, String onDelete, String onUpdate, boolean deferred) {
    static final String NOTHING = "NO ACTION";
    static final List<String> ACTIONS = List.of(NOTHING, "RESTRICT", "SET NULL", "SET DEFAULT", "CASCADE");

    ForeignKeyForm {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }

    /**
     * That of a clause; empty for one that says more than the form has fields: MATCH, NOT DEFERRABLE.
     *
     * @param column whose clause it is; null for a constraint of the table
     */
    static Optional<ForeignKeyForm> of(Clause clause, String column) {
        return new Reading(SqlTokens.of(clause.text())).form(clause.name() == null ? "" : clause.name(), column);
    }

    /** As a clause. @param column whose clause it is; null for a constraint of the table */
    Clause clause(String column) {
        String own = column == null ? "FOREIGN KEY (" + shown(columns) + ") " : "";
        String text = own + "REFERENCES " + TableDefinition.shown(parent) + (parentColumns.isEmpty() ? "" : " (" + shown(parentColumns) + ")")
            + action("DELETE", onDelete) + action("UPDATE", onUpdate) + (deferred ? " DEFERRABLE INITIALLY DEFERRED" : "");
        return new Clause(column == null ? Kind.FOREIGN_KEY : Kind.REFERENCES, name.isBlank() ? null : name.strip(), text);
    }

    /** Names as they stand in a list. */
    static String shown(List<String> names) {
        return names.stream().map(TableDefinition::shown).collect(Collectors.joining(", "));
    }

    private static String action(String event, String action) {
        return action == null || action.isBlank() || action.equals(NOTHING) ? "" : " ON " + event + " " + action;
    }

    private static final class Reading {
        private static final Set<String> TWO_WORDS = Set.of("SET", "NO");

        private final List<Token> tokens;
        private int at;

        private Reading(List<Token> tokens) {
            this.tokens = tokens;
        }

        Optional<ForeignKeyForm> form(String name, String column) {
            List<String> columns = column != null ? List.of(column) : take("FOREIGN") && take("KEY") ? names() : List.of();
            if (columns.isEmpty() || !take("REFERENCES") || at >= tokens.size()) {
                return Optional.empty();
            }
            String parent = tokens.get(at++).text();
            List<String> parentColumns = names();
            String onDelete = NOTHING;
            String onUpdate = NOTHING;
            boolean deferred = false;
            while (at < tokens.size()) {
                if (take("ON")) {
                    boolean delete = take("DELETE");
                    if (!delete && !take("UPDATE")) {
                        return Optional.empty();
                    }
                    String action = action();
                    onDelete = delete ? action : onDelete;
                    onUpdate = delete ? onUpdate : action;
                } else if (take("DEFERRABLE") && take("INITIALLY") && take("DEFERRED")) {
                    deferred = true;
                } else {
                    return Optional.empty();
                }
            }
            return ACTIONS.containsAll(List.of(onDelete, onUpdate)) ? Optional.of(new ForeignKeyForm(name, columns, parent, parentColumns, onDelete, onUpdate, deferred)) : Optional.empty();
        }

        private boolean take(String word) {
            boolean there = at < tokens.size() && tokens.get(at).is(word);
            at += there ? 1 : 0;
            return there;
        }

        private List<String> names() {
            List<String> names = new ArrayList<>();
            if (take("(")) {
                while (at < tokens.size() && !take(")")) {
                    if (!take(",")) {
                        names.add(tokens.get(at++).text());
                    }
                }
            }
            return names;
        }

        private String action() {
            StringBuilder action = new StringBuilder();
            int words = at < tokens.size() && TWO_WORDS.contains(tokens.get(at).text().toUpperCase(Locale.ROOT)) ? 2 : 1;
            for (int i = 0; i < words && at < tokens.size(); i++) {
                action.append(i == 0 ? "" : " ").append(tokens.get(at++).text().toUpperCase(Locale.ROOT));
            }
            return action.toString();
        }
    }
}
