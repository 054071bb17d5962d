package dev.tidemark.cli;

import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.query.Deed;
import dev.tidemark.core.query.QueryService;
import dev.tidemark.core.query.ResultExport;
import dev.tidemark.core.query.ResultFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "query", description = "Run SQL: read-only, or with --write through preview, backup and journal.")
final class QueryCommand extends Subcommand {
    private static final int JSON_ROWS = 10_000;

    /** How rows are shown. */
    enum Format { table, csv, json, sql }

    @Parameters(paramLabel = "SQL", description = "One or more statements; “-” reads them from standard input.")
    private String sql;

    @Option(names = "--write", description = "Allow INSERT, UPDATE and DELETE: they are tried first, then backed up, run and written into the journal.")
    private boolean write;

    @Option(names = "--dry-run", description = "With --write, only show which rows would change.")
    private boolean dryRun;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, csv, json or sql; streaming. (--json gives the first " + JSON_ROWS + " rows in one document.)")
    private Format format;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A parameter: :name as name=VALUE, ? as 1=VALUE. 7 is a number, '7' a text, NULL is NULL, x'00' are bytes.")
    private Map<String, String> parameters = Map.of();

    @Option(names = "--output", paramLabel = "FILE", description = "Write the rows into a new file, as CSV or, named .json or .sql, as JSON or SQL.")
    private Path output;

    @Option(names = "--formulas", description = "In CSV, leave texts as they are that a spreadsheet would run as formulas.")
    private boolean formulas;

    @Override Outcome run(Context context) {
        QueryService queries = context.services().queries();
        List<Deed> deeds = queries.deeds(QueryInput.text(sql), write);
        Map<String, Object> values = QueryInput.values(deeds, parameters);
        Cancellation cancellation = context.cancellation();
        Optional<Deed> change = deeds.stream().filter(deed -> deed.kind() == Deed.Kind.CHANGE).findFirst();
        if (change.isPresent()) {
            if (output != null) {
                throw Problem.of(ProblemCode.QUERY_REFUSED, "line", change.get().statement().line(), "detail", "a file takes the rows of a query, and this statement changes the database",
                    "advice", "Leave --output away, or run the queries apart from the changes");
            }
            return change(context, queries, deeds, values, cancellation);
        }
        if (output != null) {
            return export(context, queries, deeds, values, cancellation);
        }
        if (context.json()) {
            List<Object> results = new ArrayList<>();
            deeds.forEach(deed -> results.add(document(queries, deed, values, cancellation)));
            return Outcome.done(Json.object("results", results), _ -> { });
        }
        for (int i = 0; i < deeds.size(); i++) {
            if (i > 0) {
                context.terminal().out().print("\n");
            }
            show(context, queries, deeds.get(i), values, cancellation);
        }
        return Outcome.done(Map.of(), _ -> { });
    }

    private void show(Context context, QueryService queries, Deed deed, Map<String, Object> values, Cancellation cancellation) {
        ResultFormat.Writing writing = switch (format == null ? Format.table : format) {
            case table -> new RowTable(context.terminal().out(), context.terminal().style());
            case csv -> csv().to(context.terminal().out());
            case json -> ResultFormat.JSON.to(context.terminal().out());
            case sql -> ResultFormat.SQL.to(context.terminal().out());
        };
        try {
            queries.each(deed, values, new QueryService.Taker() {
                private long taken;

                @Override public void columns(List<String> names) throws IOException {
                    writing.columns(names);
                }

                @Override public void row(Object[] row) throws IOException {
                    writing.row(row);
                    // “| head” closes the pipe, which a PrintWriter tells only when asked.
                    if (++taken % 1024 == 0 && context.terminal().out().checkError()) {
                        throw new IOException("the reader of the output has gone");
                    }
                }
            }, cancellation);
            writing.end();
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", "the output", "detail", Texts.reason(failure));
        }
    }

    private static Object document(QueryService queries, Deed deed, Map<String, Object> values, Cancellation cancellation) {
        List<String> columns = new ArrayList<>();
        List<Object> rows = new ArrayList<>();
        long started = System.nanoTime();
        boolean complete = true;
        Cancellation enough = new Cancellation();
        try (Cancellation.Registration _ = cancellation.onCancel(enough::cancel)) {
            queries.each(deed, values, new QueryService.Taker() {
                @Override public void columns(List<String> names) {
                    columns.addAll(names);
                }

                @Override public void row(Object[] row) {
                    if (rows.size() == JSON_ROWS) {
                        enough.cancel();
                        return;
                    }
                    List<Object> values = new ArrayList<>();
                    for (Object value : row) {
                        values.add(value instanceof byte[] bytes ? HexFormat.of().withUpperCase().formatHex(bytes) : value);
                    }
                    rows.add(values);
                }
            }, enough);
        } catch (IOException impossible) {
            throw new IllegalStateException("Nothing is written", impossible);
        } catch (Problem problem) {
            if (problem.code() != ProblemCode.CANCELLED || cancellation.isCancelled() || rows.size() < JSON_ROWS) {
                throw problem;
            }
            complete = false;
        }
        return Json.object("columns", columns, "rows", rows, "complete", complete, "milliseconds", (System.nanoTime() - started) / 1_000_000);
    }

    private Outcome export(Context context, QueryService queries, List<Deed> deeds, Map<String, Object> values, Cancellation cancellation) {
        if (deeds.size() > 1) {
            throw Problem.of(ProblemCode.QUERY_REFUSED, "line", deeds.get(1).statement().line(), "detail", "a file takes the rows of one statement", "advice", "Run one statement for each file");
        }
        Path file = context.terminal().here().resolve(output);
        ResultFormat as = switch (format) {
            case csv -> csv();
            case json -> ResultFormat.JSON;
            case sql -> ResultFormat.SQL;
            case table -> throw Problem.of(ProblemCode.WRONG_USAGE, "detail", "a file is written as csv, json or sql", "command", "tidemark query");
            case null -> ResultFormat.of(file) == ResultFormat.CSV ? csv() : ResultFormat.of(file);
        };
        long rows = new ResultExport(queries).toFile(deeds.getFirst(), values, as, file, false, cancellation);
        return Outcome.done(Json.object("file", file.toString(), "rows", rows), page -> page.done("Wrote " + Texts.count(rows, "row", "rows") + " into " + context.shown(file)));
    }

    private ResultFormat csv() {
        return formulas ? ResultFormat.CSV_WITH_FORMULAS : ResultFormat.CSV;
    }

    private Outcome change(Context context, QueryService queries, List<Deed> deeds, Map<String, Object> values, Cancellation cancellation) {
        RowPreview preview = queries.preview(deeds, values, cancellation);
        if (dryRun || preview.nothing()) {
            return Outcome.done(json(preview, dryRun, null), page -> show(page, deeds, preview, "Would change: "));
        }
        RowReport report = queries.change(deeds, values, preview, context.progress(), cancellation);
        return Outcome.done(json(preview, false, report), page -> {
            show(page, deeds, preview, "Changed: ");
            report.entry().ifPresent(entry -> page.next("to take it back: " + page.command("undo " + entry.number())));
        });
    }

    private static void show(Page page, List<Deed> deeds, RowPreview preview, String done) {
        String rows = preview.empty() ? "rows that are not known one by one" : Texts.count(preview.rows(), "row", "rows");
        page.line(page.style().strong(preview.nothing() ? preview.sentence() : done + rows));
        preview.tables().forEach(table -> page.line("  " + table.sentence()));
        if (preview.onlyByBackup() != null) {
            page.line(page.style().mark() + " It can be taken back by restoring the backup only: " + preview.onlyByBackup() + ".");
        }
        if (deeds.stream().anyMatch(Deed::givesRows)) {
            page.line(page.style().mark() + " What SELECT or RETURNING gives is not shown in a run that changes rows: ask for it in a run of its own.");
        }
    }

    private static Map<String, Object> json(RowPreview preview, boolean dryRun, RowReport report) {
        return Json.object("dryRun", dryRun,
            "tables", preview.tables().stream().map(t -> Json.object("table", t.table(), "inserted", t.inserted(), "updated", t.updated(), "deleted", t.deleted())).toList(),
            "onlyByBackup", preview.onlyByBackup(), "backup", report == null ? null : report.backup().name(),
            "entry", report == null ? null : report.entry().map(e -> e.number()).orElse(null));
    }
}
