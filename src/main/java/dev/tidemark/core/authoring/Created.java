package dev.tidemark.core.authoring;

import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;

/**
 * What a CREATE statement makes, by its first words.
 *
 * @param table whether it is an ordinary table
 * @param temporary whether it goes with its connection
 * @param name of what is made; empty when it cannot be told
 * @param on the table of an index; empty for all else
 */
record Created(boolean table, boolean temporary, String name, String on) {
    static Created of(List<Token> tokens) {
        int at = 1;
        while (at < tokens.size() && List.of("TEMP", "TEMPORARY", "UNIQUE", "VIRTUAL").stream().anyMatch(tokens.get(at)::is)) {
            at++;
        }
        boolean virtual = tokens.get(at - 1).is("VIRTUAL");
        boolean temp = tokens.size() > 1 && (tokens.get(1).is("TEMP") || tokens.get(1).is("TEMPORARY"));
        boolean table = at < tokens.size() && tokens.get(at).is("TABLE") && !virtual;
        boolean index = at < tokens.size() && tokens.get(at).is("INDEX");
        at += at + 3 < tokens.size() && tokens.get(at + 1).is("IF") && tokens.get(at + 3).is("EXISTS") ? 4 : 1;
        if (at + 2 < tokens.size() && tokens.get(at + 1).is(".")) {
            temp |= tokens.get(at).text().equalsIgnoreCase("temp");
            at += 2;
        }
        String name = at < tokens.size() ? tokens.get(at).text() : "";
        return new Created(table, temp, name, index && at + 2 < tokens.size() && tokens.get(at + 1).is("ON") ? tokens.get(at + 2).text() : "");
    }

    /** The table that it makes or stands on; empty when there is none. */
    String ofTable() {
        return table ? name : on;
    }
}
