package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;

/** What a statement does, as far as the rules ask (https://www.sqlite.org/lang.html). Names are the tokens that name, for their places. */
public sealed interface Deed {
    /** @param columns and {@code constraints} are empty when it copies the columns of a query */
    record CreateTable(Token name, boolean temporary, boolean asSelect, boolean strict, boolean withoutRowid, List<Definition> columns, List<Definition> constraints) implements Deed { }

    record CreateVirtualTable(Token name) implements Deed { }

    record CreateIndex(Token name, Token table, boolean unique) implements Deed { }

    record CreateView(Token name) implements Deed { }

    record CreateTrigger(Token name, Token table) implements Deed { }

    /** @param type TABLE, INDEX, VIEW or TRIGGER */
    record Drop(String type, Token name) implements Deed { }

    record RenameTable(Token table, Token to) implements Deed { }

    record RenameColumn(Token table, Token column, Token to) implements Deed { }

    record AddColumn(Token table, Definition column) implements Deed { }

    record DropColumn(Token table, Token column) implements Deed { }

    /** @param columnsNamed whether it lists the columns that it fills */
    record Insert(Token table, Token replace, boolean columnsNamed, boolean all) implements Deed { }

    /** @param columns those that are set */
    record Update(Token table, List<Token> columns, boolean some) implements Deed { }

    /** @param some whether a WHERE or LIMIT chooses rows */
    record Delete(Token table, boolean some) implements Deed { }

    record Pragma(Token name, boolean sets) implements Deed { }

    /** Anything else. */
    record Other() implements Deed { }
}
