package dev.tidemark.core.schema;

import dev.tidemark.core.schema.Clause.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A column as a CREATE TABLE statement defines it. A value: the {@code with…} methods return a changed copy.
 *
 * @param type the declared type, empty when there is none
 * @param clauses in the order in which they are written
 */
public record ColumnDefinition(String name, String type, List<Clause> clauses) {
    public ColumnDefinition {
        clauses = List.copyOf(clauses);
    }

    /** A column of that type and nothing more. */
    public static ColumnDefinition of(String name, String type) {
        return new ColumnDefinition(name, type, List.of());
    }

    /** The first clause of a kind. */
    public Optional<Clause> clause(Kind kind) {
        return clauses.stream().filter(c -> c.kind() == kind).findFirst();
    }

    public boolean has(Kind kind) {
        return clause(kind).isPresent();
    }

    public boolean notNull() {
        return has(Kind.NOT_NULL);
    }

    /** The default as SQL text, with the quotes or brackets around it; null when there is none, as {@code DEFAULT NULL} means too. */
    public String defaultSql() {
        return clause(Kind.DEFAULT).map(Clause::value).filter(v -> !v.equalsIgnoreCase("NULL")).orElse(null);
    }

    /** The name of the collation; null for the one that is taken without saying: BINARY. */
    public String collation() {
        return clause(Kind.COLLATE).map(Clause::value).orElse(null);
    }

    /** True when the database computes the value. */
    public boolean generated() {
        return has(Kind.GENERATED);
    }

    public ColumnDefinition withName(String newName) {
        return new ColumnDefinition(newName, type, clauses);
    }

    public ColumnDefinition withType(String newType) {
        return new ColumnDefinition(name, newType, clauses);
    }

    /** NOT NULL, or not. */
    public ColumnDefinition withNotNull(boolean wanted) {
        return wanted == notNull() ? this : wanted ? with(Clause.of(Kind.NOT_NULL, "NOT NULL")) : without(Kind.NOT_NULL);
    }

    /** @param sql the default as SQL text, for example {@code 'new'} or {@code (1 + 1)}; null or blank for none */
    public ColumnDefinition withDefault(String sql) {
        return sql == null || sql.isBlank() ? without(Kind.DEFAULT) : with(Clause.of(Kind.DEFAULT, "DEFAULT " + sql.strip()));
    }

    /** @param collation BINARY, NOCASE, RTRIM or one of the application's own; null or blank for none */
    public ColumnDefinition withCollation(String collation) {
        return collation == null || collation.isBlank() ? without(Kind.COLLATE) : with(Clause.of(Kind.COLLATE, "COLLATE " + collation.strip()));
    }

    /** With this clause in the place of the first of its kind, or at the end. A column can have several checks: add those with {@link #plus}. */
    public ColumnDefinition with(Clause clause) {
        List<Clause> changed = new ArrayList<>(clauses);
        int at = clause(clause.kind()).map(clauses::indexOf).orElse(-1);
        if (at < 0) {
            changed.add(clause);
        } else {
            changed.set(at, clause);
        }
        return new ColumnDefinition(name, type, changed);
    }

    /** With this clause as well, at the end. */
    public ColumnDefinition plus(Clause clause) {
        List<Clause> changed = new ArrayList<>(clauses);
        changed.add(clause);
        return new ColumnDefinition(name, type, changed);
    }

    /** Without all clauses of a kind. */
    public ColumnDefinition without(Kind kind) {
        return new ColumnDefinition(name, type, clauses.stream().filter(c -> c.kind() != kind).toList());
    }

    /** As it stands in the statement: {@code status VARCHAR(50) NOT NULL}. */
    public String sql() {
        return TableDefinition.shown(name) + (type.isEmpty() ? "" : " " + type) + clauses.stream().map(c -> " " + c.sql()).collect(Collectors.joining());
    }

    /** The clauses of a kind in a form that is equal when they mean the same; the order in which they are written does not count. */
    List<String> normalised(Kind kind) {
        return clauses.stream().filter(c -> c.kind() == kind).map(Clause::normalised).sorted().toList();
    }

    String normalised() {
        return (SqlText.normalised(TableDefinition.quoted(name)) + " " + SqlText.normalised(type)).strip()
            + clauses.stream().filter(c -> c.kind() != Kind.NULL).sorted(Comparator.comparing(Clause::kind)).map(c -> " " + c.normalised()).collect(Collectors.joining());
    }
}
