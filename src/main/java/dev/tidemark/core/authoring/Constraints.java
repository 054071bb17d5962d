package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Clause;

/** Constraints in a person's words. */
final class Constraints {
    private Constraints() { }

    static String kind(Clause constraint) {
        return switch (constraint.kind()) {
            case PRIMARY_KEY -> "primary-key";
            case UNIQUE -> "unique";
            case REFERENCES, FOREIGN_KEY -> "foreign-key";
            default -> "check";
        };
    }

    static String words(String column, Clause constraint) {
        String text = constraint.text().replaceAll("\\s+", " ");
        return switch (constraint.kind()) {
            case PRIMARY_KEY -> "primary key " + (column == null ? constraint.value().replaceFirst("(?i)^KEY\\s*", "") : "“" + column + "”" + (text.length() > 11 ? " (" + text + ")" : ""));
            case UNIQUE -> "unique constraint on " + (column == null ? text.substring(6).strip() : "“" + column + "”");
            case REFERENCES -> "foreign key “" + column + "” " + text;
            case FOREIGN_KEY -> "foreign key " + constraint.value().replaceFirst("(?i)^KEY\\s*", "").replaceAll("\\s+", " ");
            default -> "check " + text.substring(5).strip();
        };
    }

    /** What it asks of the rows that there are. */
    static String demand(String table, String column, Clause constraint) {
        String rest = " Else the script stops and nothing is changed.";
        return switch (constraint.kind()) {
            case PRIMARY_KEY -> "No two rows of “" + table + "” may have the same key." + rest;
            case UNIQUE -> "No two rows of “" + table + "” may be alike in " + (column == null ? constraint.text().substring(6).strip() : "“" + column + "”") + "." + rest;
            case REFERENCES, FOREIGN_KEY -> "Every reference of “" + table + "” must have its row." + rest;
            default -> "Every row of “" + table + "” must pass the check." + rest;
        };
    }
}
