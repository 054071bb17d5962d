package dev.tidemark.core.schema;

import java.util.Optional;

/**
 * A constraint or another property in a CREATE TABLE statement, of a column or of the whole table
 * (https://www.sqlite.org/lang_createtable.html).
 *
 * @param kind what it is
 * @param name the name that CONSTRAINT gives it; null when it has none
 * @param text its words without that name: {@code DEFAULT 'new'}, {@code CHECK (size > 0)}, {@code FOREIGN KEY (p) REFERENCES projects (id)}
 */
public record Clause(Kind kind, String name, String text) {
    /** What a clause says; a column can have all but FOREIGN_KEY, a table PRIMARY_KEY, UNIQUE, CHECK and FOREIGN_KEY. */
    public enum Kind {
        PRIMARY_KEY("PRIMARY"), NOT_NULL("NOT"), NULL("NULL"), UNIQUE("UNIQUE"), DEFAULT("DEFAULT"), COLLATE("COLLATE"), CHECK("CHECK"), REFERENCES("REFERENCES"),
        GENERATED("GENERATED"), FOREIGN_KEY("FOREIGN");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        static Optional<Kind> startingWith(String word) {
            for (Kind kind : values()) {
                if (kind.word.equalsIgnoreCase(word)) {
                    return Optional.of(kind);
                }
            }
            return word.equalsIgnoreCase("AS") ? Optional.of(GENERATED) : Optional.empty();
        }
    }

    /** A clause without a name. */
    public static Clause of(Kind kind, String text) {
        return new Clause(kind, null, text);
    }

    /** As it stands in the statement, with its name. */
    public String sql() {
        return name == null ? text : "CONSTRAINT " + TableDefinition.shown(name) + " " + text;
    }

    /** What follows the first word: {@code 'new'} of {@code DEFAULT 'new'}. */
    public String value() {
        int end = 0;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(end).strip();
    }

    String normalised() {
        return (name == null ? "" : "constraint " + SqlText.normalised(TableDefinition.quoted(name)) + " ") + SqlText.normalised(text);
    }
}
