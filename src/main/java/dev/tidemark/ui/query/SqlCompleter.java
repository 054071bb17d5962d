package dev.tidemark.ui.query;

import dev.tidemark.core.query.Deed;
import dev.tidemark.core.query.Sources;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.schema.View;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SqlColours;
import dev.tidemark.ui.support.editor.Completer;
import dev.tidemark.ui.support.editor.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Suggests columns of the tables that the statement names, then tables and views, then keywords; behind “alias.” the columns of that table alone. */
final class SqlCompleter implements Completer {
    private static final int MOST = 60;

    private final Supplier<Schema> schema;

    SqlCompleter(Supplier<Schema> schema) {
        this.schema = schema;
    }

    @Override
    public List<Suggestion> at(String text, int caret, boolean asked) {
        int from = from(text, caret);
        String begun = text.substring(from, caret).toLowerCase(Locale.ROOT);
        Deed deed = Deed.at(Deed.of(text), caret);
        Sources sources = Sources.of(deed == null ? "" : deed.statement().text(), schema.get());
        List<Suggestion> found = new ArrayList<>();
        if (from > 0 && text.charAt(from - 1) == '.') {
            columnsOf(text.substring(from(text, from - 1), from - 1), sources, begun, from, found);
            return found;
        }
        if (begun.isEmpty() && !asked || !begun.isEmpty() && Character.isDigit(begun.charAt(0))) {
            return found;
        }
        sources.tables().values().stream().distinct().forEach(table -> columns(table.columns(), table.name(), begun, from, found));
        sources.views().values().stream().distinct().forEach(view -> columns(view.columns(), view.name(), begun, from, found));
        for (Table table : schema.get().ownTables()) {
            add(found, table.name(), Messages.text("query.complete.table"), begun, from);
        }
        for (View view : schema.get().views()) {
            add(found, view.name(), Messages.text("query.complete.view"), begun, from);
        }
        SqlColours.keywords().stream().sorted().forEach(word -> add(found, word, "", begun, from, word));
        return found.size() == 1 && found.getFirst().text().equalsIgnoreCase(begun) && !asked ? List.of() : found;
    }

    private void columnsOf(String name, Sources sources, String begun, int from, List<Suggestion> found) {
        Table table = sources.tables().getOrDefault(name, schema.get().table(name).orElse(null));
        View view = sources.views().getOrDefault(name, schema.get().view(name).orElse(null));
        if (table != null) {
            columns(table.columns(), "", begun, from, found);
        } else if (view != null) {
            columns(view.columns(), "", begun, from, found);
        }
    }

    private static void columns(List<Column> columns, String of, String begun, int from, List<Suggestion> found) {
        columns.forEach(column -> add(found, column.name(), of.isEmpty() ? column.type() : of, begun, from));
    }

    private static void add(List<Suggestion> found, String name, String detail, String begun, int from) {
        add(found, name, detail, begun, from, TableDefinition.shown(name));
    }

    private static void add(List<Suggestion> found, String name, String detail, String begun, int from, String written) {
        if (found.size() < MOST && name.toLowerCase(Locale.ROOT).startsWith(begun)) {
            found.add(new Suggestion(name, detail, from, written));
        }
    }

    private static int from(String text, int caret) {
        int from = caret;
        while (from > 0 && isPart(text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
