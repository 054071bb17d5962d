package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a CREATE VIRTUAL TABLE statement says (https://www.sqlite.org/lang_createvtab.html).
 *
 * @param module in lower case: fts5
 * @param arguments columns and options of the module, as written
 */
record VirtualDefinition(String module, List<String> arguments) {
    static VirtualDefinition of(Table table) {
        String sql = table.sql();
        List<Token> tokens = SqlTokens.of(sql);
        int using = 0;
        while (using + 2 < tokens.size() && !tokens.get(using).is("USING")) {
            using++;
        }
        List<String> arguments = new ArrayList<>();
        int first = using + 3;
        for (int i = first; i < tokens.size(); i++) {
            boolean last = i == tokens.size() - 1;
            if (last || tokens.get(i).is(",") && tokens.get(i).depth() == tokens.get(first).depth()) {
                if (i > first) {
                    arguments.add(sql.substring(tokens.get(first).start(), tokens.get(i - 1).end()));
                }
                first = i + 1;
                if (last) {
                    break;
                }
            }
        }
        return new VirtualDefinition(tokens.get(using + 1).text().toLowerCase(Locale.ROOT), arguments);
    }

    boolean fts5() {
        return module.equals("fts5");
    }

    /** What {@code content=} names; null without it, empty for a table that keeps no text. */
    String content() {
        for (String argument : arguments) {
            List<Token> tokens = SqlTokens.of(argument);
            if (tokens.size() > 2 && tokens.getFirst().is("content") && tokens.get(1).is("=")) {
                return tokens.get(2).text();
            }
        }
        return null;
    }

    /** Whether it is a full-text table that keeps its text itself. */
    boolean ownText() {
        return fts5() && content() == null;
    }

    /** Whether its rows cannot be read back as they were written, or not be put into another form: no derived script can carry them. */
    boolean uncarried() {
        return fts5() && "".equals(content()) || module.startsWith("rtree") || module.equals("geopoly");
    }

    /** What is otherwise in another definition, in words: "with “y”, without “prefix = '2'”". */
    String difference(VirtualDefinition after) {
        List<String> parts = new ArrayList<>();
        if (!module.equals(after.module)) {
            parts.add("by " + after.module + " and no longer by " + module);
        }
        List<String> come = less(after.arguments, arguments);
        List<String> go = less(arguments, after.arguments);
        if (!come.isEmpty()) {
            parts.add("with “" + String.join("”, “", come) + "”");
        }
        if (!go.isEmpty()) {
            parts.add("without “" + String.join("”, “", go) + "”");
        }
        return parts.isEmpty() ? "in another order" : String.join(", ", parts);
    }

    private static List<String> less(List<String> all, List<String> others) {
        Set<String> known = new HashSet<>(others.stream().map(ObjectSql::normalised).toList());
        return all.stream().filter(a -> !known.contains(ObjectSql.normalised(a))).toList();
    }

    /** The names of the columns that a person fills in. */
    static List<String> columns(Table table) {
        return table.columns().stream().filter(c -> c.kind() == Column.Kind.STORED_VALUE).map(Column::name).toList();
    }

    /** The statement with other names for columns: full-text tables know no ALTER TABLE for them. */
    static String renamed(Table table, Map<String, String> names) {
        String sql = table.sql();
        StringBuilder text = new StringBuilder(sql);
        List<Token> tokens = SqlTokens.of(sql);
        for (int i = tokens.size() - 1; i > 0; i--) {
            Token token = tokens.get(i);
            boolean begins = token.depth() > 0 && (tokens.get(i - 1).is(",") || tokens.get(i - 1).is("(")) && token.isName() && (i + 1 == tokens.size() || !tokens.get(i + 1).is("="));
            Optional<String> name = begins ? Optional.ofNullable(names.get(token.text())) : Optional.empty();
            name.ifPresent(now -> text.replace(token.start(), token.end(), TableDefinition.shown(now)));
        }
        return text.toString();
    }
}
