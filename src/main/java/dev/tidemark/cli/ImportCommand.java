package dev.tidemark.cli;

import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.data.ImportFormat;
import dev.tidemark.core.data.ImportOrder;
import dev.tidemark.core.data.ImportPlan;
import dev.tidemark.core.data.ImportTrial;
import dev.tidemark.core.data.Importer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "import", description = "Bring the rows of a CSV or JSON file into a table, tried first and backed up.")
final class ImportCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "CSV, or JSON: an array of objects, or objects one a line.")
    private Path input;

    @Option(names = "--table", required = true, paramLabel = "TABLE", description = "The table that gets the rows.")
    private String table;

    @Option(names = "--dry-run", description = "Only show what would come in, and which rows would be refused.")
    private boolean dryRun;

    @Option(names = "--format", paramLabel = "csv|json", description = "How the file is written (default: by its ending).")
    private String format;

    @Option(names = "--map", paramLabel = "COLUMN=NAME", description = "A column that the file calls otherwise; COLUMN= for one that takes nothing. Repeat for more.")
    private Map<String, String> map = Map.of();

    @Option(names = "--separator", paramLabel = "SIGN", description = "The sign between values: “,”, “;” or “tab” (default: that of the first line).")
    private String separator;

    @Option(names = "--encoding", paramLabel = "NAME", description = "The encoding of CSV, as ISO-8859-1 (default: found out).")
    private String encoding;

    @Option(names = "--empty-as-text", description = "Empty CSV values are the empty text (default: NULL, unless they stand in quotes).")
    private boolean emptyAsText;

    @Option(names = "--no-header", description = "The first line of CSV names no columns: its values go to the columns in their order, and are called 1, 2, 3 … in --map.")
    private boolean noHeader;

    @Option(names = "--skip-refused", description = "Leave rows out that the table refuses (default: then none comes in).")
    private boolean skipRefused;

    @Spec private CommandSpec spec;

    @Override Outcome run(Context context) {
        Importer importer = context.services().importer();
        ImportPlan plan = importer.plan(new ImportOrder(context.terminal().here().resolve(input), table, map, format(), separator(), encoding(), emptyAsText, !noHeader));
        ImportTrial trial = importer.tryOut(plan, context.progress(), context.cancellation());
        if (dryRun) {
            Map<String, Object> json = ImportPage.json(trial, true, null);
            return trial.refused() > 0 ? Outcome.finding(json, page -> ImportPage.show(page, trial)) : Outcome.done(json, page -> ImportPage.show(page, trial));
        }
        RowReport report = importer.run(trial, skipRefused, context.progress(), context.cancellation());
        return Outcome.done(ImportPage.json(trial, false, report), page -> {
            page.done(report.done().sentence());
            ImportPage.notes(page, trial);
            report.entry().ifPresent(entry -> page.next("to take it back: " + page.command("undo " + entry.number())));
        });
    }

    private ImportFormat format() {
        if (format == null) {
            return null;
        }
        return switch (format) {
            case "csv" -> ImportFormat.CSV;
            case "json" -> ImportFormat.JSON;
            default -> throw new ParameterException(spec.commandLine(), "--format takes csv or json");
        };
    }

    private Character separator() {
        if (separator == null) {
            return null;
        }
        String sign = separator.equals("tab") || separator.equals("\\t") ? "\t" : separator;
        if (sign.length() != 1 || "\"\r\n".contains(sign)) {
            throw new ParameterException(spec.commandLine(), "--separator takes one sign, or “tab”");
        }
        return sign.charAt(0);
    }

    private Charset encoding() {
        try {
            return encoding == null ? null : Charset.forName(encoding);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), "--encoding takes the name of an encoding, as UTF-8 or ISO-8859-1, and “" + encoding + "” is none that Java knows", unknown);
        }
    }
}
