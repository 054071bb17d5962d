package dev.tidemark.core.health;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.schema.References;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The set-up check: is there all that the chatbot needs? Reads only; blocking. */
public final class SetupCheck {
    /** The chatbot cannot work without these. */
    private static final List<String> REQUIRED = List.of("projects", "documents", "chats", "messages", "settings");

    private final Workspace workspace;
    private final Database database;

    public SetupCheck(Workspace workspace, Database database) {
        this.workspace = workspace;
        this.database = database;
    }

    /** All checks in order; those that need a database are left out when it cannot be opened. A problem is a check that failed. @throws Problem CANCELLED only */
    public List<Check> run(Cancellation cancellation) {
        List<Check> checks = new ArrayList<>();
        try {
            database.read(connection -> checks.addAll(Interruptible.run(connection, cancellation, "the set-up check", this::inside)));
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.CANCELLED) {
                throw problem;
            }
            checks.addFirst(Finding.of(problem).damaged() ? Check.damaged(plain(problem.what()), problem.next()) : Check.bad(plain(problem.what()), problem.next()));
        }
        if (workspace.readOnly()) {
            checks.add(Check.good("Open read-only, as was asked for"));
        } else if (Files.isReadable(workspace.databaseFile()) && isReadOnly()) {
            // What stands in the way of all other cures comes before them.
            checks.add(Math.min(1, checks.size()), Check.bad("The database is read-only", "give yourself write permission for " + workspace.databaseFile() + " and its folder"));
        } else if (workspace.hasDatabase() && !isReadOnly()) {
            checks.add(Check.good("The database can be written"));
        }
        return checks;
    }

    private List<Check> inside(Connection connection) throws SQLException {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.good("Database connection successful"));
        Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        tables.addAll(Contents.tables(connection));
        for (String table : REQUIRED) {
            checks.add(tables.contains(table) ? Check.good("Table “" + table + "” exists")
                : Check.bad("Table “" + table + "” is missing", migrateCure()));
        }
        checks.add(migrations(connection));
        List<String> damage = Sql.list(connection, "PRAGMA quick_check(3)", row -> row.getString(1));
        checks.add(damage.equals(List.of("ok")) ? Check.good("The pages of the file are sound")
            : Check.damaged("The file is damaged: " + String.join("; ", damage), "look at “tidemark backups”, then restore the newest verified one; where there is none, “tidemark rescue --output rescued.db” reads out what is still readable"));
        checks.add(references(References.of(connection)));
        return checks;
    }

    private static Check references(References found) {
        if (!found.uncheckable().isEmpty()) {
            return Check.bad("The references of " + found.uncheckable().keySet().stream().map(table -> "“" + table + "”").collect(Collectors.joining(", "))
                + " cannot be checked", "“tidemark health”");
        }
        return found.brokenRows() == 0 ? Check.good("Every reference has its row")
            : Check.bad(Texts.count(found.brokenRows(), "row points", "rows point") + " to a row that is gone", "“tidemark health”");
    }

    private Check migrations(Connection connection) throws SQLException {
        Timeline timeline;
        try {
            timeline = Timeline.of(SchemaHistory.read(connection), MigrationFolder.read(workspace.migrationFolders()));
        } catch (Problem problem) {
            return Check.bad(plain(problem.what()), problem.next());
        }
        if (!timeline.troubled().isEmpty()) {
            return Check.bad(timeline.troubled().stream().map(SetupCheck::named).collect(Collectors.joining(", ")), "“tidemark history”");
        }
        if (!timeline.badlyNamed().isEmpty()) {
            return Check.bad(timeline.badlyNamed().stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "))
                + " in the migrations folder is not named as a migration", "rename it to V<version>__<description>.sql");
        }
        if (!timeline.pending().isEmpty()) {
            return Check.bad(Texts.count(timeline.pending().size(), "migration is", "migrations are") + " pending", migrateCure());
        }
        return Check.good("All migrations are applied: " + timeline.currentLabel());
    }

    private boolean isReadOnly() {
        return workspace.hasDatabase() && !(Files.isWritable(workspace.databaseFile()) && Files.isWritable(workspace.databaseFile().getParent()));
    }

    private String migrateCure() {
        return isReadOnly() ? "make the database writable first, then “tidemark migrate”" : "“tidemark migrate”";
    }

    private static String named(Layer layer) {
        return layer.versionLabel() + " is " + layer.state().word();
    }

    private static String plain(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
