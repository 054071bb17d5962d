package dev.tidemark.cli;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.rescue.RescueReport;
import dev.tidemark.core.rescue.RescueService;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rescue", description = "Read what can still be read of a damaged database into a new one.")
final class RescueCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The damaged file (default: the database of the workspace).")
    private Path file;

    @Option(names = "--output", required = true, paramLabel = "NEW.db", description = "The new database; a file that is there is kept.")
    private Path output;

    @Option(names = "--without-log", description = "Leave out the -wal or -journal beside the file, for example because it belongs to another one.")
    private boolean withoutLog;

    @Override Outcome run(Context context) {
        Path source = file == null ? context.workspace().databaseFile() : context.terminal().here().resolve(file).toAbsolutePath().normalize();
        RescueReport report = RescueService.rescue(source, context.terminal().here().resolve(output), !withoutLog, context.progress(), context.cancellation());
        return new Outcome(report.whole() ? ExitCode.DONE : ExitCode.FINDING,
            Json.object("source", report.source().toString(), "output", report.output().toString(), "whole", report.whole(), "sound", report.sound(), "rows", report.rows(),
                "tables", report.tables().stream().map(t -> Json.object("name", t.name(), "rows", t.rows(), "pagesLost", t.pagesLost(), "rowsLost", t.rowsLost(), "placed", t.placed(), "gaps", t.gaps())).toList(),
                "apart", report.apart(), "apartTable", report.apartTable(), "notes", report.notes(), "remarks", report.remarks()),
            page -> {
                page.line((report.whole() ? page.style().tick() : page.style().mark()) + " " + report.sentence());
                report.tables().forEach(table -> page.line("  " + (table.whole() ? page.style().tick() : page.style().mark()) + " " + table.sentence()));
                if (report.apart() > 0) {
                    page.line("  " + page.style().mark() + " " + Texts.count(report.apart(), "row has", "rows have") + " no sure place: they are in the table " + report.apartTable());
                }
                report.remarks().forEach(remark -> page.line("  " + remark));
                report.notes().forEach(note -> page.line("  " + note));
                page.line("  A byte that changed inside of a value cannot be noticed: SQLite keeps no checksums.");
                page.line("  The new database is " + context.shown(report.output()) + "; " + context.shown(source) + " was only read.");
            });
    }
}
