package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.authoring.lint.Comments.Comment;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.sqlite.ErrorPlace;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlTokens.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A script as the rules see it: its text, its statements, what is known around it. For one thread. */
public final class Script {
    private final String text;
    private final String fileName;
    private final LintContext context;
    private final List<Statement> statements;
    private final List<Comment> comments;
    private DryRun dryRun;

    /** @param tried what came of this very text on the schema before, or null when that is still to be tried */
    Script(String text, String fileName, LintContext context, DryRun tried) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.fileName = fileName;
        this.context = context;
        this.dryRun = tried;
        this.statements = SqlScript.split(this.text).stream().map(Statement::of).toList();
        this.comments = Comments.of(this.text);
    }

    /** Without a byte order mark. */
    public String text() {
        return text;
    }

    public String fileName() {
        return fileName;
    }

    /** Whether it takes a migration back. */
    public boolean undo() {
        return fileName.startsWith("U");
    }

    /** What its name says that it does, with blanks: "add status to documents". */
    public String description() {
        int from = fileName.indexOf("__");
        int to = fileName.endsWith(".sql") ? fileName.length() - 4 : fileName.length();
        return from < 0 ? "" : fileName.substring(from + 2, to).replace('_', ' ').strip();
    }

    public LintContext context() {
        return context;
    }

    public List<Statement> statements() {
        return statements;
    }

    /** The words of the comment that the script begins with; empty when it begins with a statement. */
    public String header() {
        int first = statements.isEmpty() ? text.length() : statements.getFirst().start();
        StringBuilder words = new StringBuilder();
        comments.stream().filter(comment -> comment.start() < first && !comment.text().startsWith("tidemark:ignore")).forEach(comment -> words.append(comment.text()).append(' '));
        return words.toString().strip();
    }

    /** The statements that do one kind of thing, with what they do. */
    public <D extends Deed> Stream<Done<D>> deeds(Class<D> kind) {
        return statements.stream().filter(s -> kind.isInstance(s.deed())).map(s -> new Done<>(s, kind.cast(s.deed())));
    }

    /** A statement and what it does. */
    public record Done<D extends Deed>(Statement statement, D deed) { }

    /** Whether a table is made anew here under its old name: dropped, and renamed to or created again afterwards. */
    public Optional<Rebuild> rebuild(String table) {
        return deeds(Deed.Drop.class).filter(d -> d.deed().type().equals("TABLE") && same(d.deed().name(), table)).findFirst().flatMap(drop ->
            Stream.concat(
                deeds(Deed.RenameTable.class).filter(r -> same(r.deed().to(), table) && after(r, drop)).map(r -> new Rebuild(table, r.deed().table().text(), drop.statement())),
                deeds(Deed.CreateTable.class).filter(c -> same(c.deed().name(), table) && after(c, drop)).map(c -> new Rebuild(table, table, drop.statement()))).findFirst());
    }

    /**
     * A table made anew.
     *
     * @param interim the name under which the new form is created
     * @param drop the statement that takes the old form away
     */
    public record Rebuild(String table, String interim, Statement drop) { }

    /** The schema afterwards; empty when the schema before is not known, or when a statement fails on it. */
    public Optional<Schema> after() {
        return dryRun().flatMap(DryRun::after);
    }

    Optional<DryRun> dryRun() {
        if (dryRun == null && context.before().isPresent()) {
            dryRun = DryRun.of(context.before().get(), statements);
        }
        return Optional.ofNullable(dryRun);
    }

    /** The first statement that fails on the schema before, with SQLite's reason. */
    public Optional<Failure> failure() {
        return dryRun().filter(run -> run.failed() != null).map(run -> new Failure(run.failed(), run.reason(), run.at()));
    }

    /** A statement that does not run, and what in it SQLite's reason is about. */
    public record Failure(Statement statement, String reason, ErrorPlace.Span at) { }

    Ignores ignores() {
        return new Ignores(text, comments, statements);
    }

    private static boolean after(Done<?> one, Done<?> other) {
        return one.statement().start() > other.statement().start();
    }

    /** Whether a token names that, compared as SQLite compares names. */
    public static boolean same(Token token, String name) {
        return token.text().equalsIgnoreCase(name);
    }
}
