package dev.tidemark.core.authoring;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.SqlStatement;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands in a schema file and makes nothing of a schema: counted, so that nobody thinks that it was taken. */
final class PassedOver {
    private static final Set<String> ROWS = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE");

    private final String file;
    private final List<String> temporary = new ArrayList<>();
    private final List<String> housekeeping = new ArrayList<>();
    private int rows;
    private int firstRows;

    PassedOver(String file) {
        this.file = file;
    }

    /** Whether the statement is passed over with a note. */
    boolean takes(SqlStatement statement, List<Token> tokens) {
        if (tokens.getFirst().is("CREATE")) {
            return creates(statement, tokens);
        }
        boolean data = ROWS.stream().anyMatch(tokens.getFirst()::is);
        if (data && tokens.stream().noneMatch(t -> t.isName() && t.text().regionMatches(true, 0, "sqlite_", 0, 7))) {
            firstRows = rows++ == 0 ? statement.line() : firstRows;
        }
        return data;
    }

    private boolean creates(SqlStatement statement, List<Token> tokens) {
        boolean temp = tokens.size() > 1 && (tokens.get(1).is("TEMP") || tokens.get(1).is("TEMPORARY")) || nameIsIn(tokens, "temp");
        if (temp) {
            temporary.add("line " + statement.line() + ": " + statement.summary(60));
        } else if (tokens.stream().limit(7).anyMatch(t -> t.isName() && Table.isHousekeeping(t.text())) && tokens.stream().limit(2).anyMatch(t -> t.is("TABLE"))) {
            housekeeping.add("line " + statement.line() + ": " + statement.summary(60));
            return true;
        }
        return temp;
    }

    private static boolean nameIsIn(List<Token> tokens, String schema) {
        for (int i = 2; i + 1 < tokens.size() && i < 7; i++) {
            if (tokens.get(i).isName() && tokens.get(i).text().equalsIgnoreCase(schema) && tokens.get(i + 1).is(".")) {
                return true;
            }
        }
        return false;
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
