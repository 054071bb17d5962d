package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;

/** What stands in a schema file and makes nothing of a schema: counted, so that nobody thinks that it was taken. */
final class PassedOver {
    private final String file;
    private final List<String> temporary = new ArrayList<>();
    private final List<String> housekeeping = new ArrayList<>();
    private int rows;
    private int firstRows;

    PassedOver(String file) {
        this.file = file;
    }

    /** Whether the statement is passed over with a note, or is SQLite's own bookkeeping. What writes the list of tables is not: nobody could say what it makes. */
    boolean takes(SqlStatement statement, List<Token> tokens) {
        if (tokens.getFirst().is("CREATE")) {
            return creates(statement, tokens);
        }
        String table = Dumped.written(tokens);
        if (table == null || Dumped.writesTheSchema(tokens)) {
            return false;
        }
        if (!table.regionMatches(true, 0, "sqlite_", 0, 7)) {
            firstRows = rows++ == 0 ? statement.line() : firstRows;
        }
        return true;
    }

    private boolean creates(SqlStatement statement, List<Token> tokens) {
        Created created = Created.of(tokens);
        List<String> kind = created.temporary() ? temporary : Table.isHousekeeping(created.ofTable()) ? housekeeping : null;
        if (kind != null) {
            kind.add("line " + statement.line() + ": " + statement.summary(60));
        }
        return kind != null;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (rows > 0) {
            notes.add("Rows are no part of a schema: " + Texts.count(rows, "statement", "statements") + " of " + file + " that " + (rows == 1 ? "writes" : "write") + " rows " + (rows == 1 ? "was" : "were")
                + " passed over, the first in line " + firstRows + ". Write rows in a migration by hand: “tidemark new --template data”.");
        }
        if (!temporary.isEmpty()) {
            notes.add("What is temporary is gone with its connection and was passed over in " + file + ": " + String.join("; ", temporary) + ". Take TEMP away if it shall stay.");
        }
        if (!housekeeping.isEmpty()) {
            notes.add("The migration tool makes its own table, which was passed over in " + file + ": " + String.join("; ", housekeeping) + ". Take it out.");
        }
        return notes;
    }
}
