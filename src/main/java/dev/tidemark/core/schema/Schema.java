package dev.tidemark.core.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All of a database's schema at one moment. Two schemas with the same objects and texts are equal; {@link #sameAs} also overlooks
 * what makes no difference: blanks, comments, the case of words, quotes around plain names.
 *
 * @param tables by name, housekeeping and shadow tables too; SQLite's own ({@code sqlite_…}) are left out
 * @param views by name
 */
public record Schema(List<Table> tables, List<View> views) {
    public Schema {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    /** The table of that name, compared as SQLite compares names. */
    public Optional<Table> table(String name) {
        return tables.stream().filter(t -> t.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The view of that name, compared as SQLite compares names. */
    public Optional<View> view(String name) {
        return views.stream().filter(v -> v.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The tables that a person thinks of as theirs: neither housekeeping nor the inner tables of a module. */
    public List<Table> ownTables() {
        return tables.stream().filter(t -> !t.housekeeping() && t.kind() != Table.Kind.SHADOW).toList();
    }

    /** The foreign keys by which other tables, or the table itself, refer to this one: table and key. */
    public List<Reference> referencesTo(String table) {
        return tables.stream()
            .flatMap(child -> child.foreignKeys().stream().filter(k -> k.parentTable().equalsIgnoreCase(table)).map(k -> new Reference(child.name(), k)))
            .toList();
    }

    /** A foreign key and the table that declares it. */
    public record Reference(String table, ForeignKey key) { }

    /**
     * Everything that a statement of its own makes, sorted by type and name: own tables, views, indexes, triggers.
     * What a constraint or a module brings along is left out, and so is housekeeping.
     */
    public List<SchemaObject> objects() {
        Stream<SchemaObject> ofTables = ownTables().stream().flatMap(t -> Stream.of(Stream.of(t), t.indexes().stream(), t.triggers().stream()).flatMap(s -> s));
        Stream<SchemaObject> ofViews = views.stream().flatMap(v -> Stream.concat(Stream.of(v), v.triggers().stream()));
        return Stream.concat(ofTables, ofViews)
            .filter(o -> Objects.nonNull(o.sql()))
            .sorted(Comparator.comparing(SchemaObject::type).thenComparing(o -> o.name().toLowerCase(Locale.ROOT)))
            .toList();
    }

    /** The same objects in an order in which an empty database can be given them: what others are built on first. */
    public List<SchemaObject> inOrder() {
        return objects().stream().sorted(Comparator.comparingInt(o -> switch (o) {
            case Table _ -> 0;
            case Index _ -> 1;
            case View _ -> 2;
            case Trigger _ -> 3;
        })).toList();
    }

    /** Every trigger of the own tables, and of the views behind them. */
    public List<Trigger> triggers() {
        return Stream.concat(ownTables().stream().flatMap(t -> t.triggers().stream()), views.stream().flatMap(v -> v.triggers().stream())).toList();
    }

    /** Whether both databases are built alike, whatever blanks, comments, quotes and case their statements are written with. */
    public boolean sameAs(Schema other) {
        return normalised().equals(other.normalised());
    }

    /** A short text that is equal for schemas that are {@link #sameAs} each other: 64 hexadecimal digits (SHA-256). */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(normalised().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private String normalised() {
        return objects().stream().map(o -> SqlText.normalised(o.sql())).collect(Collectors.joining(";\n"));
    }
}
