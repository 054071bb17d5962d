package dev.tidemark.core.query;

import dev.tidemark.core.sqlite.SqlTokens;
import dev.tidemark.core.sqlite.SqlTokens.Kind;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parameter of a statement (https://www.sqlite.org/lang_expr.html#varparam).
 *
 * @param name with its sign: ":name", "@name", "$name", or "?1" for one without a name
 * @param index by which it is bound, from 1
 */
public record Parameter(String name, int index) {
    /** The parameters of one statement, each once, numbered as SQLite numbers them. */
    public static List<Parameter> of(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        Map<String, Parameter> found = new LinkedHashMap<>();
        int most = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token sign = tokens.get(i);
            Token next = i + 1 < tokens.size() && tokens.get(i + 1).start() == sign.end() ? tokens.get(i + 1) : null;
            if (sign.is("?")) {
                int index = next != null && next.kind() == Kind.NUMBER && next.text().matches("\\d{1,5}") ? Integer.parseInt(next.text()) : most + 1;
                most = Math.max(most, index);
                found.putIfAbsent("?" + index, new Parameter("?" + index, index));
            } else if ((sign.is(":") || sign.is("@") || sign.is("$")) && next != null && (next.kind() == Kind.WORD || next.kind() == Kind.NUMBER)) {
                String name = sign.text() + next.text();
                if (!found.containsKey(name)) {
                    found.put(name, new Parameter(name, ++most));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** The names of the parameters of several statements, each once. */
    public static List<String> names(List<Deed> deeds) {
        List<String> names = new ArrayList<>();
        deeds.forEach(deed -> of(deed.statement().text()).stream().map(Parameter::name).filter(name -> !names.contains(name)).forEach(names::add));
        return names;
    }

    /** The name without its sign. */
    public String plain() {
        return name.substring(1);
    }
}
