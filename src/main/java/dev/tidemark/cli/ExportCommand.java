package dev.tidemark.cli;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ExportFormat;
import dev.tidemark.core.data.Exporter;
import dev.tidemark.core.data.Selection;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "export", description = "Write all rows of a table or view into a file as CSV, JSON or SQL.")
final class ExportCommand extends Subcommand {
    @Parameters(paramLabel = "TABLE", description = "A table or view.")
    private String table;

    @Option(names = "--format", paramLabel = "csv|json|sql", description = "How to write (default: by the ending of the file, else csv).")
    private String format;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The file; one that is there is kept.")
    private Path output;

    @Option(names = "--formulas", description = "In CSV, leave texts as they are that a spreadsheet would run as formulas.")
    private boolean formulas;

    @Spec private CommandSpec spec;

    private static String ending(Path file) {
        return Stream.of("json", "sql").filter(ending -> file.toString().toLowerCase(Locale.ROOT).endsWith("." + ending)).findFirst().orElse("csv");
    }

    @Override Outcome run(Context context) {
        ExportFormat as = switch (format == null ? ending(output) : format.toLowerCase(Locale.ROOT)) {
            case "csv" -> ExportFormat.CSV;
            case "json" -> ExportFormat.JSON;
            case "sql" -> ExportFormat.SQL;
            default -> throw new ParameterException(spec.commandLine(), "--format takes csv, json or sql");
        };
        Path file = context.terminal().here().resolve(output);
        Selection all = Selection.all(context.services().data().relation(table));
        long rows = context.services().exporter().toFile(new Exporter.Order(all, true, as, !formulas), file, false, context.progress(), context.cancellation());
        return Outcome.done(Json.object("table", all.relation().name(), "rows", rows, "file", file.toString()),
            page -> page.done(Texts.count(rows, "row", "rows") + " of " + all.relation().name() + " written to " + context.shown(file)));
    }
}
