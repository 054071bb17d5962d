package dev.tidemark.cli;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.compare.DataComparison;
import dev.tidemark.core.compare.Other;
import dev.tidemark.core.compare.SchemaComparison;
import dev.tidemark.core.compare.TableRows;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Deviation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "compare", description = "Compare the database with a backup, another SQLite file or a version.")
final class CompareCommand extends Subcommand {
    @Parameters(paramLabel = "BACKUP|FILE|VERSION", description = "The name of a backup, a file, or a version, “latest” or “base”.")
    private String with;

    @Option(names = "--sql", description = "Show the statements of each object that differs, line by line.")
    private boolean sql;

    @Option(names = "--data", description = "Compare the rows too, table by table. A table that can only be counted is named, and is no difference while both have as many rows.")
    private boolean data;

    @Option(names = "--keys", paramLabel = "N", defaultValue = "5", description = "With --data, of how many rows to show the keys (default: ${DEFAULT-VALUE}).")
    private int keys;

    @Override Outcome run(Context context) {
        Other other = other(context);
        if (data && !(other instanceof Other.OfFile)) {
            throw Problem.of(ProblemCode.WRONG_USAGE, "detail", "a version has no rows, so --data needs a backup or a file", "command", "tidemark compare");
        }
        if (keys < 0) {
            throw Problem.of(ProblemCode.WRONG_USAGE, "detail", "--keys takes 0 or more", "command", "tidemark compare");
        }
        SchemaComparison schema = context.services().comparisons().schema(other);
        Optional<DataComparison> rows = data && other instanceof Other.OfFile(Path file)
            ? Optional.of(context.services().comparisons().data(file, keys, context.progress(), context.cancellation())) : Optional.empty();
        boolean same = schema.same() && rows.map(compared -> compared.different().isEmpty()).orElse(true);
        var json = Json.object("other", other.label(), "same", same, "sentence", schema.sentence(), "alike", schema.alike(),
            "objects", schema.changes().stream().map(CompareCommand::json).toList(), "data", rows.map(CompareCommand::json));
        return new Outcome(same ? ExitCode.DONE : ExitCode.FINDING, json, page -> {
            told(page, schema.same(), schema.sentence());
            schema.changes().forEach(change -> object(page, change));
            rows.ifPresent(compared -> {
                page.blank();
                if (!compared.same() && compared.different().isEmpty()) {
                    page.line(page.style().mark() + " " + compared.sentence());
                } else {
                    told(page, compared.same(), compared.sentence());
                }
                rows(page, compared);
            });
            if (!schema.same() && !sql) {
                page.next(page.command("compare --sql " + with) + page.style().faint("   shows the statements line by line"));
            }
        });
    }

    /** A file is meant where there is one, then a backup of that name, else a version. */
    private Other other(Context context) {
        boolean version = with.matches("[vV]?\\d+([._]\\d+)*|latest|base");
        if (version && !Files.exists(context.terminal().here().resolve(with))) {
            return new Other.OfVersion(switch (context.target(with)) {
                case Target.To(var named) -> Optional.of(named);
                case Target.Latest _ -> MigrationFolder.read(context.workspace().migrationFolders()).highest();
                default -> Optional.empty();
            });
        }
        return new Other.OfFile(context.services().backups().databaseIn(context.backup(with).file(), context.cancellation()));
    }

    private static void told(Page page, boolean same, String sentence) {
        if (same) {
            page.done(sentence);
        } else {
            page.wrong(sentence);
        }
    }

    private void object(Page page, Deviation deviation) {
        page.line("  " + sign(deviation) + " " + deviation.change().type() + " " + deviation.change().name() + page.style().faint("  " + SchemaComparison.words(deviation)));
        if (sql) {
            SchemaComparison.lines(deviation.change()).forEach(line -> page.line("      " + line));
            page.blank();
        }
    }

    private static String sign(Deviation deviation) {
        return switch (deviation.change().kind()) {
            case ADDED -> "+";
            case REMOVED -> "−";
            case CHANGED -> "~";
        };
    }

    private static void rows(Page page, DataComparison compared) {
        if (compared.same()) {
            return;
        }
        for (TableRows table : compared.onlyCounted()) {
            counted(page, table);
        }
        if (compared.different().isEmpty()) {
            return;
        }
        page.blank().table("  Table|>There|>Here|>Added|>Removed|>Changed", compared.different().stream().map(table -> List.of("  " + table.table(), number(table.there()), number(table.here()),
            Texts.grouped(table.added().count()), Texts.grouped(table.removed().count()), table.countedBecause() == null ? Texts.grouped(table.changed().count()) : "–")).toList());
        for (TableRows table : compared.different()) {
            keys(page, table, "+", table.added());
            keys(page, table, "−", table.removed());
            keys(page, table, "~", table.changed());
            if (table.countedBecause() != null) {
                counted(page, table);
            } else if (table.key().isEmpty()) {
                page.line("  " + page.style().mark() + " " + table.table() + " has no key, so its rows are paired by their row numbers.");
            }
        }
    }

    private static void keys(Page page, TableRows table, String sign, TableRows.Rows rows) {
        if (!rows.first().isEmpty()) {
            String more = rows.count() > rows.first().size() ? ", …" : "";
            page.line("  " + sign + " " + table.table() + " (" + (table.key().isEmpty() ? "row number" : String.join(", ", table.key())) + "): " + String.join(table.key().size() > 1 ? "; " : ", ", rows.first()) + more);
        }
    }

    /** Why nobody knows which of its rows differ. */
    static void counted(Page page, TableRows table) {
        page.line("  " + page.style().mark() + " " + table.table() + " was only counted: " + table.countedBecause() + ".");
    }

    static String number(Long rows) {
        return rows == null ? "–" : Texts.grouped(rows);
    }

    private static Map<String, Object> json(Deviation deviation) {
        return Json.object("kind", deviation.change().kind().name().toLowerCase(Locale.ROOT), "type", deviation.change().type(), "name", deviation.change().name(),
            "details", deviation.details(), "there", deviation.change().before(), "here", deviation.change().after());
    }

    private static Map<String, Object> json(DataComparison compared) {
        return Json.object("same", compared.same(), "sentence", compared.sentence(), "tables", compared.tables().stream().map(table -> Json.object("table", table.table(), "same", table.same(),
            "there", table.there(), "here", table.here(), "key", table.key(), "added", json(table.added()), "removed", json(table.removed()), "changed", json(table.changed()),
            "columnsOnlyHere", table.onlyHere(), "columnsOnlyThere", table.onlyThere(), "countedBecause", table.countedBecause())).toList());
    }

    private static Map<String, Object> json(TableRows.Rows rows) {
        return Json.object("count", rows.count(), "keys", rows.first());
    }
}
