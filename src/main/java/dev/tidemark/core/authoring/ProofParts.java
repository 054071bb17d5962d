package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.View;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements between two schemas in parts that have nothing to do with each other, each with the objects that it is about. SQLite reads the whole schema anew for every
 * ALTER TABLE, so that two hundred of them on two hundred tables are forty thousand; in parts they are two hundred.
 *
 * <p>What belongs together: a view, a trigger, an index and a table of a module with all that they name, and a table that is renamed with all that name it, for SQLite turns
 * that over. A reference from table to table does not count otherwise: without enforcement neither table cares for the other.
 *
 * <p>One thing goes across parts: a view or a trigger that cannot be read stops every ALTER TABLE, whatever its table
 * (https://www.sqlite.org/lang_altertable.html#compatibility). A part with such objects looks, wherever other parts alter tables, whether one could be altered now:
 * {@link Step#probe}.
 */
final class ProofParts {
    private static final Set<String> BEFORE_NEW_NAMES = Set.of("TABLE", "TO", "EXISTS");

    private final List<SchemaObject> objects;
    /** By name: another name of the same part, until it is its own. */
    private final Map<String, String> parents = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private ProofParts(List<SchemaObject> objects) {
        this.objects = objects;
    }

    /**
     * One step of a part.
     *
     * @param probe whether, before the statement, a table must be able to be altered
     * @param statement null for a probe alone
     */
    record Step(boolean probe, String statement) { }

    /** Objects that have nothing to do with others, and the steps that they go through. */
    record Part(Schema from, List<Step> steps, Schema to) { }

    /** @return empty when there is but one part, or a statement of which it is not known where it belongs */
    static Optional<List<Part>> of(Schema from, List<String> statements, Schema to) {
        ProofParts parts = new ProofParts(Stream.concat(from.objects().stream(), to.objects().stream()).toList());
        List<List<Token>> tokens = statements.stream().map(SqlTokens::of).toList();
        parts.objects.forEach(object -> parts.parents.put(object.name(), object.name()));
        tokens.forEach(parts::addNewNames);
        parts.connectObjects();
        List<String> owners = new ArrayList<>();
        for (List<Token> statement : tokens) {
            List<String> names = parts.owners(statement);
            if (names.isEmpty()) {
                return Optional.empty();
            }
            names.forEach(name -> parts.connect(names.getFirst(), name));
            owners.add(names.getFirst());
        }
        return parts.split(from, statements, owners.stream().map(parts::key).toList(), to);
    }

    private void connectObjects() {
        for (SchemaObject object : objects) {
            if (!isOrdinary(object)) {
                namesIn(SqlTokens.of(object.sql())).forEach(name -> connect(object.name(), name));
            }
        }
    }

    private static boolean isOrdinary(SchemaObject object) {
        return object instanceof Table table && table.kind() == Table.Kind.ORDINARY;
    }

    /** Tables that are there only in between. */
    private void addNewNames(List<Token> statement) {
        for (int i = 1; i < statement.size(); i++) {
            if (BEFORE_NEW_NAMES.stream().anyMatch(statement.get(i - 1)::is) && statement.get(i).isName()) {
                parents.putIfAbsent(statement.get(i).text(), statement.get(i).text());
            }
        }
    }

    /** What a statement is about. */
    private List<String> owners(List<Token> statement) {
        boolean table = statement.size() > 2 && statement.get(1).is("TABLE");
        if (table && statement.getFirst().is("ALTER") && statement.size() > 3 && statement.get(3).is("RENAME")) {
            List<String> names = new ArrayList<>(namesIn(statement));
            String renamed = statement.get(2).text();
            objects.stream().filter(object -> ObjectSql.mentions(object.sql(), renamed)).map(SchemaObject::name).forEach(names::add);
            return names;
        }
        return table && parents.containsKey(statement.get(2).text()) ? List.of(statement.get(2).text()) : namesIn(statement);
    }

    private List<String> namesIn(List<Token> statement) {
        return statement.stream().filter(Token::isName).map(Token::text).filter(parents::containsKey).toList();
    }

    private String root(String name) {
        String at = name;
        while (!parents.get(at).equalsIgnoreCase(at)) {
            at = parents.get(at);
        }
        parents.put(name, at);
        return at;
    }

    private void connect(String one, String other) {
        parents.put(root(one), root(other));
    }

    private Optional<List<Part>> split(Schema from, List<String> statements, List<String> owners, Schema to) {
        Set<String> readable = objects.stream().filter(object -> !isOrdinary(object) && !object.type().equals("index")).map(object -> key(object.name())).collect(Collectors.toSet());
        Map<String, List<Step>> steps = new LinkedHashMap<>();
        readable.forEach(part -> steps.put(part, new ArrayList<>()));
        // The parts that have not looked since a table of another one was altered.
        Set<String> toLook = new HashSet<>();
        for (int i = 0; i < statements.size(); i++) {
            String part = owners.get(i);
            steps.computeIfAbsent(part, name -> new ArrayList<>()).add(new Step(toLook.remove(part), statements.get(i)));
            if (statements.get(i).regionMatches(true, 0, "ALTER", 0, 5)) {
                readable.stream().filter(other -> !other.equals(part)).forEach(toLook::add);
            }
        }
        toLook.forEach(part -> steps.get(part).add(new Step(true, null)));
        Map<String, Schema> before = byPart(from);
        Map<String, Schema> after = byPart(to);
        before.keySet().forEach(part -> steps.putIfAbsent(part, List.of()));
        after.keySet().forEach(part -> steps.putIfAbsent(part, List.of()));
        if (steps.size() < 2) {
            return Optional.empty();
        }
        Schema none = new Schema(List.of(), List.of());
        return Optional.of(steps.entrySet().stream().map(part -> new Part(before.getOrDefault(part.getKey(), none), part.getValue(), after.getOrDefault(part.getKey(), none))).toList());
    }

    private Map<String, Schema> byPart(Schema schema) {
        Map<String, List<Table>> tables = new HashMap<>();
        Map<String, List<View>> views = new HashMap<>();
        schema.ownTables().forEach(table -> tables.computeIfAbsent(key(table.name()), part -> new ArrayList<>()).add(table));
        schema.views().forEach(view -> views.computeIfAbsent(key(view.name()), part -> new ArrayList<>()).add(view));
        Map<String, Schema> parts = new HashMap<>();
        tables.forEach((part, list) -> parts.put(part, new Schema(list, views.getOrDefault(part, List.of()))));
        views.forEach((part, list) -> parts.putIfAbsent(part, new Schema(List.of(), list)));
        return parts;
    }

    private String key(String name) {
        return root(name).toLowerCase(Locale.ROOT);
    }
}
