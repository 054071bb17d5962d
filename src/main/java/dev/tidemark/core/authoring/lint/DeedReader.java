package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.sqlite.SqlTokens.Kind;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what a statement does off its tokens. A statement that is cut off or not SQL is {@link Deed.Other}. */
final class DeedReader {
    private static final Token NONE = new Token(Kind.SIGN, "", 0, 0, 0);

    private final List<Token> tokens;
    private int at;

    private DeedReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Deed read(List<Token> tokens) {
        Deed deed = new DeedReader(tokens).deed();
        return deed == null ? new Deed.Other() : deed;
    }

    private Deed deed() {
        if (take("WITH")) {
            while (at < tokens.size() && !(now().depth() == 0 && Set.of("INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT").stream().anyMatch(now()::is))) {
                at++;
            }
        }
        Token first = now();
        at++;
        return switch (first.kind() == Kind.WORD ? first.text().toUpperCase(Locale.ROOT) : "") {
            case "CREATE" -> create();
            case "DROP" -> drop();
            case "ALTER" -> alter();
            case "INSERT", "REPLACE" -> insert(first);
            case "UPDATE" -> update();
            case "DELETE" -> take("FROM") ? delete(name()) : null;
            case "PRAGMA" -> new Deed.Pragma(name(), at < tokens.size());
            default -> null;
        };
    }

    private Deed create() {
        boolean unique = take("UNIQUE");
        boolean virtual = take("VIRTUAL");
        boolean temporary = take("TEMP") || take("TEMPORARY");
        String type = now().text().toUpperCase(Locale.ROOT);
        at++;
        if (take("IF")) {
            at += 2;
        }
        Token name = name();
        return name == null ? null : switch (type) {
            case "TABLE" -> virtual ? new Deed.CreateVirtualTable(name) : table(name, temporary);
            case "VIEW" -> new Deed.CreateView(name);
            case "INDEX" -> take("ON") ? index(name, unique) : null;
            case "TRIGGER" -> trigger(name);
            default -> null;
        };
    }

    private Deed index(Token name, boolean unique) {
        Token table = name();
        return table == null ? null : new Deed.CreateIndex(name, table, unique);
    }

    private Deed trigger(Token name) {
        while (at < tokens.size() && !now().is("BEGIN")) {
            if (take("ON")) {
                Token table = name();
                return table == null ? null : new Deed.CreateTrigger(name, table);
            }
            at++;
        }
        return null;
    }

    private Deed table(Token name, boolean temporary) {
        if (now().is("AS")) {
            return new Deed.CreateTable(name, temporary, true, false, false, List.of(), List.of());
        }
        List<Definition> columns = new ArrayList<>();
        List<Definition> constraints = new ArrayList<>();
        if (!take("(")) {
            return null;
        }
        List<Token> part = new ArrayList<>();
        for (; at < tokens.size(); at++) {
            boolean end = now().is(")") && now().depth() == 0;
            if (end || now().is(",") && now().depth() == 1) {
                if (!part.isEmpty()) {
                    Definition definition = new Definition(List.copyOf(part));
                    (definition.isTableConstraint() ? constraints : columns).add(definition);
                }
                part.clear();
                if (end) {
                    break;
                }
            } else {
                part.add(now());
            }
        }
        List<Token> options = tokens.subList(Math.min(at, tokens.size()), tokens.size());
        return new Deed.CreateTable(name, temporary, false, options.stream().anyMatch(t -> t.is("STRICT")), options.stream().anyMatch(t -> t.is("ROWID")), List.copyOf(columns), List.copyOf(constraints));
    }

    private Deed drop() {
        String type = now().text().toUpperCase(Locale.ROOT);
        at++;
        if (take("IF")) {
            at++;
        }
        Token name = name();
        return name == null ? null : new Deed.Drop(type, name);
    }

    private Deed alter() {
        Token table = take("TABLE") ? name() : null;
        if (table == null) {
            return null;
        }
        if (take("RENAME")) {
            if (take("TO")) {
                Token to = name();
                return to == null ? null : new Deed.RenameTable(table, to);
            }
            take("COLUMN");
            Token column = name();
            Token to = take("TO") ? name() : null;
            return to == null ? null : new Deed.RenameColumn(table, column, to);
        }
        if (take("ADD")) {
            take("COLUMN");
            return at < tokens.size() ? new Deed.AddColumn(table, new Definition(List.copyOf(tokens.subList(at, tokens.size())))) : null;
        }
        if (take("DROP")) {
            take("COLUMN");
            Token column = name();
            return column == null ? null : new Deed.DropColumn(table, column);
        }
        return null;
    }

    private Deed insert(Token verb) {
        Token replace = verb.is("REPLACE") ? verb : null;
        if (take("OR")) {
            replace = now().is("REPLACE") ? now() : null;
            at++;
        }
        Token table = take("INTO") ? name() : null;
        if (table == null) {
            return null;
        }
        if (take("AS")) {
            at++;
        }
        boolean columns = now().is("(");
        boolean all = false;
        for (int i = at; i + 1 < tokens.size(); i++) {
            all |= tokens.get(i).is("SELECT") && tokens.get(i).depth() == 0 && tokens.get(i + 1).is("*");
        }
        return new Deed.Insert(table, replace, columns, all);
    }

    private Deed update() {
        if (take("OR")) {
            at++;
        }
        Token table = name();
        if (table == null) {
            return null;
        }
        while (at < tokens.size() && !now().is("SET")) {
            at++;
        }
        List<Token> columns = new ArrayList<>();
        for (; at < tokens.size() && !(now().depth() == 0 && (now().is("WHERE") || now().is("FROM"))); at++) {
            if (at + 1 < tokens.size() && tokens.get(at + 1).is("=") && now().isName() && now().depth() == 0 && (tokens.get(at - 1).is("SET") || tokens.get(at - 1).is(","))) {
                columns.add(now());
            }
        }
        return new Deed.Update(table, List.copyOf(columns), at < tokens.size());
    }

    private Deed delete(Token table) {
        boolean some = tokens.stream().anyMatch(token -> token.depth() == 0 && (token.is("WHERE") || token.is("LIMIT")));
        return table == null ? null : new Deed.Delete(table, some);
    }

    /** A name, without the schema before it; null when there is none. */
    private Token name() {
        Token name = now();
        at++;
        if (take(".")) {
            name = now();
            at++;
        }
        return name.isName() ? name : null;
    }

    private boolean take(String word) {
        boolean is = now().is(word);
        at += is ? 1 : 0;
        return is;
    }

    private Token now() {
        return at < tokens.size() ? tokens.get(at) : NONE;
    }
}
