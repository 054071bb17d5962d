package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Edit;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.authoring.lint.Statement;

/** Changes of a script that several rules offer. */
final class Edits {
    private Edits() { }

    /** The script without a statement, its semicolon and the end of its line. */
    static Edit without(Script script, Statement statement) {
        String text = script.text();
        int end = statement.end();
        while (end < text.length() && " \t".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        end = end < text.length() && text.charAt(end) == ';' ? end + 1 : statement.end();
        while (end < text.length() && "\r\n".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return new Edit(statement.start(), end, "");
    }

    /** The script with a statement at its end. */
    static Edit append(Script script, String statement) {
        String text = script.text();
        int end = script.statements().getLast().end();
        int rest = text.indexOf(';', end) >= 0 ? text.indexOf(';', end) + 1 : end;
        return new Edit(end, rest, ";\n\n" + statement);
    }
}
