package dev.tidemark.core.migrations.flyway;

import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.database.sqlite.SQLiteDatabaseType;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.sqlscript.SqlScriptFactory;

/**
 * Splits a script as stock Flyway would. Tidemark runs the statements of its own splitting, which is SQLite's; a script that Flyway splits
 * otherwise would do something else on another machine, up to losing statements in silence, and must not be run on either.
 */
public final class FlywayReader {
    /** Flyway's rules differ from SQLite's only for blocks, bracketed names, block comments and shell-like signs; all else need not be asked. */
    private static final Pattern WORTH_ASKING = Pattern.compile("(?i)\\b(BEGIN|CASE|END|PRAGMA)\\b|[\\[`$\\\\#/^{}@?:!]");

    /** The comment lines that a script begins with: no quote is open there, so both read past them. */
    private static final Pattern HEADER = Pattern.compile("\\A(?:\\uFEFF?[ \\t]*--[^\\n]*\\n|[ \\t\\r]*\\n)+");

    private SqlScriptFactory scripts;

    /**
     * Compares both readings.
     *
     * @param statements the script's statements as they would be executed
     * @return the line of the first statement that stock Flyway reads otherwise; empty when there is none
     */
    public OptionalInt differsAt(String script, List<SqlStatement> statements) {
        Matcher header = HEADER.matcher(script);
        if (!WORTH_ASKING.matcher(script).find(header.find() ? header.end() : 0)) {
            return OptionalInt.empty();
        }
        List<List<SqlStatement>> read = statementsOf(script).stream().map(SqlScript::split).toList();
        for (int i = 0; i < Math.max(read.size(), statements.size()); i++) {
            boolean same = i < read.size() && i < statements.size() && read.get(i).size() == 1 && read.get(i).getFirst().text().equals(statements.get(i).text());
            if (!same) {
                return OptionalInt.of(statements.isEmpty() ? 1 : statements.get(Math.min(i, statements.size() - 1)).line());
            }
        }
        return OptionalInt.empty();
    }

    /** The statements as Flyway reads them; what it cannot read counts as none. */
    List<String> statementsOf(String script) {
        List<String> statements = new ArrayList<>();
        try {
            for (Iterator<org.flywaydb.core.internal.sqlscript.SqlStatement> read = factory().createSqlScript(new Text(script), true, null).getSqlStatements(); read.hasNext(); ) {
                statements.add(read.next().getSql());
            }
            return statements;
        } catch (FlywayException unreadable) {
            System.getLogger(FlywayReader.class.getName()).log(System.Logger.Level.DEBUG, "Flyway cannot read a script", unreadable);
            return List.of();
        }
    }

    private SqlScriptFactory factory() {
        if (scripts == null) {
            ClassicConfiguration configuration = new ClassicConfiguration();
            configuration.setLoggers(FlywayLog.class.getName());
            configuration.setPlaceholderReplacement(false);
            scripts = new SQLiteDatabaseType().createSqlScriptFactory(configuration, new ParsingContext());
        }
        return scripts;
    }

    private static final class Text extends LoadableResource {
        private final String text;

        Text(String text) {
            this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        @Override public Reader read() {
            return new StringReader(text);
        }

        @Override public String getAbsolutePath() {
            return "script.sql";
        }

        @Override public String getAbsolutePathOnDisk() {
            return "script.sql";
        }

        @Override public String getFilename() {
            return "script.sql";
        }

        @Override public String getRelativePath() {
            return "script.sql";
        }
    }
}
