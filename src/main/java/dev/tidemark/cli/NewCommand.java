package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.Choices;
import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.authoring.Draft.MissingFill;
import dev.tidemark.core.authoring.Floor;
import dev.tidemark.core.authoring.NewMigrations.Request;
import dev.tidemark.core.authoring.Numbering;
import dev.tidemark.core.authoring.RenameProposal;
import dev.tidemark.core.authoring.RowObstacle;
import dev.tidemark.core.authoring.SchemaChange;
import dev.tidemark.core.authoring.Source;
import dev.tidemark.core.authoring.Source.Template.Form;
import dev.tidemark.core.common.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "new", description = "Write a migration and its undo script, by hand or derived.")
final class NewCommand extends Subcommand {
    @Parameters(paramLabel = "MESSAGE", description = "What it does, in a few words: “Add metadata to documents”.")
    private String message;

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason, for the head of the script.")
    private String why;

    @Option(names = "--auto", description = "Derive the statements from schema.sql in the workspace, or from one of the following.")
    private boolean auto;

    @ArgGroup private From from;

    @Option(names = "--template", paramLabel = "FORM", description = "What is to be filled in: structure, or data for a change of rows in batches, with the way back.")
    private String template;

    @Option(names = "--table", paramLabel = "TABLE", description = "With --template data: the table that its examples are about.")
    private String table;

    @Option(names = "--rename", paramLabel = "OLD=NEW", description = "A table, or table.column, that has a new name. May be given more than once.")
    private List<String> renames = List.of();

    @Option(names = "--no-rename", description = "What only looks like a rename is none: the old goes with its data.")
    private boolean noRename;

    @Option(names = "--fill", paramLabel = "TABLE.COLUMN=VALUE", description = "What rows get that have no value where one is needed: a value, or an expression in brackets.")
    private List<String> fills = List.of();

    @Option(names = "--floor", paramLabel = "VERSION", description = "The oldest SQLite that has to run it, for example 3.37.")
    private String floor;

    @ArgGroup private Number number;

    @Option(names = "--dry-run", description = "Only show both scripts; nothing is written.")
    private boolean dryRun;

    @Spec private CommandSpec spec;

    static final class From {
        @Option(names = "--schema", paramLabel = "FILE", description = "The wanted schema as CREATE statements.")
        private Path schema;
        @Option(names = "--from-drift", description = "The live database, where it was changed by hand.")
        private boolean drift;
        @Option(names = "--from-backup", paramLabel = "BACKUP", description = "The schema in a backup, or in any SQLite file.")
        private String backup;
    }

    static final class Number {
        @Option(names = "--sequence", description = "Number it after the highest one.")
        private boolean sequence;
        @Option(names = "--timestamp", description = "Number it by the time in UTC.")
        private boolean timestamp;
    }

    @Override Outcome run(Context context) {
        Services services = context.services();
        Request request = new Request(message, why, source(context), choices(), number == null ? null : number.timestamp ? Numbering.TIMESTAMP : Numbering.SEQUENCE);
        Draft draft = services.newMigrations().draft(request, context.cancellation());
        List<RowObstacle> obstacles = services.newMigrations().obstacles(draft, context.cancellation());
        boolean writes = !dryRun && !draft.empty() && draft.decided();
        boolean adopts = from != null && from.drift;
        if (writes && adopts) {
            // What the drift made is there already: a script that waits to be run would run into it.
            services.driftAdoption().adopt(draft, context.progress(), context.cancellation());
        }
        Optional<Path> file = !writes ? Optional.empty() : Optional.of(adopts ? services.workspace().migrations().resolve(draft.name().file('V')) : services.newMigrations().save(draft));
        return new Outcome(draft.decided() && draft.untried().isEmpty() && obstacles.stream().noneMatch(RowObstacle::stops) ? ExitCode.DONE : ExitCode.FINDING, json(draft, obstacles, file), page -> show(page, context, draft, obstacles, file));
    }

    private Source source(Context context) {
        if (!auto && (from != null || !renames.isEmpty() || !fills.isEmpty() || noRename)) {
            throw new ParameterException(spec.commandLine(), "--schema, --from-drift, --from-backup, --rename, --no-rename and --fill go with --auto");
        }
        if (!auto) {
            if (table != null && form() != Form.DATA) {
                throw wrong("--table goes with --template data");
            }
            return new Source.Template(form(), table);
        }
        if (template != null || table != null) {
            throw wrong((template == null ? "--table" : "--template") + " is for scripts written by hand and goes without --auto");
        }
        if (from != null && from.drift) {
            return new Source.Drift();
        }
        if (from != null && from.backup != null) {
            Path path = context.terminal().here().resolve(from.backup);
            return new Source.BackupFile(Files.isRegularFile(path) ? path : context.backup(from.backup).file());
        }
        return new Source.SchemaFile(from == null ? null : context.terminal().here().resolve(from.schema));
    }

    private Form form() {
        return switch (template == null ? "structure" : template) {
            case "structure" -> Form.STRUCTURE;
            case "data" -> Form.DATA;
            default -> throw wrong("--template takes structure or data, not " + template);
        };
    }

    private Choices choices() {
        Choices choices = Choices.none();
        for (String rename : renames) {
            choices = choices.withRenames(choices.renames().plus(rename).orElseThrow(() -> wrong("--rename takes old=new or table.old=new, not " + rename)));
        }
        for (String fill : fills) {
            int sign = fill.indexOf('=');
            if (sign < 3 || fill.indexOf('.') < 1 || fill.indexOf('.') > sign) {
                throw wrong("--fill takes table.column=value, not " + fill);
            }
            choices = choices.withFill(fill.substring(0, sign), Choices.value(fill.substring(sign + 1)));
        }
        if (floor != null) {
            choices = choices.withFloor(Floor.parse(floor).orElseThrow(() -> wrong("--floor takes a version of SQLite from 3.26 on such as 3.37, not " + floor)));
        }
        return noRename ? choices.withoutFurtherRenames() : choices;
    }

    private ParameterException wrong(String detail) {
        return new ParameterException(spec.commandLine(), detail);
    }

    private static Map<String, Object> json(Draft draft, List<RowObstacle> obstacles, Optional<Path> file) {
        List<SchemaChange> changes = draft.template() ? List.of() : draft.up().changes();
        return Json.object("version", draft.version(), "empty", draft.empty(), "saved", file.isPresent(), "file", file.map(Path::toString), "name", draft.name().file('V'),
            "undoName", draft.name().file('U'),
            "changes", changes.stream().map(c -> Json.object("kind", c.kind(), "sentence", c.sentence(), "data", c.data(), "losesData", c.losesData())).toList(),
            "renames", draft.proposals().stream().map(p -> Json.object("table", p.table(), "from", p.from(), "to", p.to(), "option", p.option())).toList(),
            "missing", draft.missing().stream().map(m -> Json.object("table", m.table(), "column", m.column(), "rows", m.rows(), "option", m.option())).toList(),
            "obstacles", obstacles.stream().map(o -> Json.object("kind", o.kind(), "table", o.table(), "rows", o.rows(), "what", o.what(), "unchanged", o.unchanged(), "next", o.next())).toList(),
            "warnings", draft.warnings(), "untried", draft.untried(), "script", draft.text(), "undo", draft.undoText());
    }

    private void show(Page page, Context context, Draft draft, List<RowObstacle> obstacles, Optional<Path> file) {
        if (draft.empty()) {
            draft.warnings().forEach(w -> page.line("  " + page.style().mark() + " " + w));
            page.done("There is no difference, so nothing was written.");
            return;
        }
        if (dryRun) {
            page.line("-- " + draft.name().file('V')).line(draft.text()).line("-- " + draft.name().file('U')).line(draft.undoText());
        } else if (!draft.template()) {
            draft.up().changes().forEach(c -> page.line("  " + c.sentence()));
            draft.up().notes().forEach(n -> page.line("  " + page.style().mark() + " " + n));
        }
        draft.warnings().forEach(w -> page.line("  " + page.style().mark() + " " + w));
        draft.untried().forEach(page::wrong);
        obstacles.forEach(obstacle -> {
            if (obstacle.stops()) {
                page.wrong(obstacle.sentence());
            } else {
                page.line(page.style().mark() + " " + obstacle.sentence());
            }
        });
        if (!draft.decided()) {
            questions(page, draft);
        } else if (file.isPresent()) {
            page.done("Wrote " + context.shown(file.get()) + " and its undo script " + draft.name().file('U') + ".");
            if (from != null && from.drift) {
                page.done("Marked " + draft.version().label() + " as applied, since the database has it already. No table and no row was touched.");
                return;
            }
            page.next((draft.template() ? "fill both in, then: " : "read both, then: ") + page.command("migrate --dry-run"));
        } else {
            page.line("Nothing was written.");
        }
    }

    private static void questions(Page page, Draft draft) {
        List<String> options = new ArrayList<>();
        for (RenameProposal proposal : draft.proposals()) {
            page.wrong(proposal.sentence());
            options.add("--rename " + proposal.option());
        }
        for (MissingFill fill : draft.missing()) {
            page.wrong("Column “" + fill.option() + "” must have a value from now on, and " + Texts.count(fill.rows(), "row has", "rows have") + " none.");
            options.add("--fill " + fill.option() + "=VALUE");
        }
        page.line("Nothing was written.").next("say it again with " + options.stream().collect(Collectors.joining(" "))
            + (draft.proposals().isEmpty() ? "" : "   or --no-rename, if the old goes with its data"));
    }
}
