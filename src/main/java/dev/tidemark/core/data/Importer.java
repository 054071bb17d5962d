package dev.tidemark.core.data;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ImportPlan.Target;
import dev.tidemark.core.data.ImportTrial.Refusal;
import dev.tidemark.core.schema.Affinity;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the rows of a file into a table: looked at, tried, and then down the safe road. Streaming, in constant memory. Blocking; safe for any thread. */
public final class Importer {
    private final DataService data;
    private final SafeRoad road;

    public Importer(DataService data, SafeRoad road) {
        this.data = data;
        this.road = road;
    }

    /**
     * Looks how the file is written, and what its values are called.
     *
     * @throws Problem FILE_MISSING, IMPORT_UNREADABLE, INPUT_OUTPUT
     */
    public ImportLook look(ImportOrder order) {
        ImportFile file = new ImportFile(order);
        try (ImportRows rows = file.rows(Progress.NONE)) {
            ImportRow row = rows.next();
            for (int i = 1; row != null && i < ImportFile.LOOKED_AT; i++) {
                row = rows.next();
            }
            return new ImportLook(ImportLook.reading(order.format(), file.separator(), file.encoding()), rows.names());
        }
    }

    /**
     * Looks at the file's first rows. Nothing is written and no lock is taken.
     *
     * @throws Problem FILE_MISSING, IMPORT_UNREADABLE, IMPORT_UNFIT when nothing of it fits the table, NOT_FOUND, INPUT_OUTPUT
     */
    public ImportPlan plan(ImportOrder order) {
        Relation relation = data.relation(order.table());
        if (relation.isView() || relation.table().housekeeping() || relation.table().kind() != Table.Kind.ORDINARY) {
            throw unfit(order, "rows can only be put into an ordinary table, and “" + relation.name() + "” is none", "Choose another table");
        }
        ImportFile file = new ImportFile(order);
        List<ImportRow> looked = new ArrayList<>();
        List<String> names;
        try (ImportRows rows = file.rows(Progress.NONE)) {
            for (ImportRow row = rows.next(); row != null && looked.size() < ImportFile.LOOKED_AT; row = rows.next()) {
                looked.add(row);
            }
            names = rows.names();
        }
        if (names.isEmpty() && !looked.isEmpty()) {
            throw unfit(order, "line " + looked.getFirst().line() + " is no object with names and values" + (looked.size() == 1 ? "" : ", and none of the first rows is"), "Write each row as an object, as {\"name\": \"value\"}");
        }
        List<Target> targets = targets(order, relation, names);
        Set<String> taken = targets.stream().map(Target::name).collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> without = relation.columns().stream().filter(c -> !c.generated()).map(Column::name).filter(c -> targets.stream().noneMatch(t -> t.column().name().equals(c))).toList();
        ImportValues values = new ImportValues();
        List<List<Value>> first = looked.stream().filter(row -> row.wrong() == null).limit(ImportPlan.FIRST_ROWS)
            .map(row -> targets.stream().map(target -> values.value(target, row.cell(names.indexOf(target.name())))).toList()).toList();
        return new ImportPlan(order, relation, file.encoding(), file.separator(), targets, names.stream().filter(name -> !taken.contains(name)).toList(), without, first);
    }

    /**
     * Does all of it in a transaction that is taken back. The chatbot waits while it runs.
     *
     * @throws Problem LOCKED, CANCELLED, READ_ONLY, IMPORT_UNREADABLE …; nothing is changed in any case
     */
    public ImportTrial tryOut(ImportPlan plan, Progress progress, Cancellation cancellation) {
        ImportRun[] last = new ImportRun[1];
        RowPreview preview = road.preview(work(plan, null, last, progress, cancellation), cancellation);
        return new ImportTrial(plan, last[0].rows(), last[0].refused(), last[0].refusals(), last[0].oddities(), last[0].checksum(), preview);
    }

    /**
     * Imports: lock, verified backup, one transaction, journal with its undo.
     *
     * @param trial what the person was shown
     * @param skipRefused whether the rows that cannot come in are left out; otherwise none comes in when there is one
     * @throws Problem IMPORT_REFUSED; CHANGE_OUTDATED when file or database are no longer what was tried; those of {@link SafeRoad#changeRows}; nothing is changed then
     */
    public RowReport run(ImportTrial trial, boolean skipRefused, Progress progress, Cancellation cancellation) {
        if (trial.refused() > 0 && !skipRefused) {
            Refusal first = trial.refusals().getFirst();
            throw Problem.of(ProblemCode.IMPORT_REFUSED, "refused", Texts.count(trial.refused(), "row", "rows"), "file", trial.plan().order().file().getFileName(),
                "table", trial.plan().relation().name(), "line", first.line(), "reason", first.reason());
        }
        return road.changeRows(work(trial.plan(), trial, new ImportRun[1], progress.part(0.6, 1), cancellation), trial.preview(), progress, cancellation);
    }

    private static RowWork work(ImportPlan plan, ImportTrial shown, ImportRun[] last, Progress progress, Cancellation cancellation) {
        String name = "Import into " + plan.relation().name();
        return new RowWork(name, "import", BackupReason.BEFORE_IMPORT, ForeignKeys.ENFORCED, connection -> {
            ImportRun run = new ImportRun(plan, new ImportFile(plan.order()), cancellation);
            last[0] = run;
            run.on(connection, progress);
            if (shown != null) {
                requireSame(shown, run);
            }
            return new SafeRoad.Done(run.sentence(), run.details(), Map.of());
        });
    }

    /** As many rows may be others: what comes in must be what was shown. */
    private static void requireSame(ImportTrial shown, ImportRun run) {
        String file = shown.plan().order().file().getFileName().toString();
        if (run.checksum() != shown.checksum()) {
            throw Problem.of(ProblemCode.CHANGE_OUTDATED, "detail", file + " is another file than the one that was tried");
        }
        if (run.rows() != shown.rows() || run.refused() != shown.refused()) {
            throw Problem.of(ProblemCode.CHANGE_OUTDATED, "detail", "shown were of " + file + " " + counted(shown.rows(), shown.refused()) + ", and now it would be " + counted(run.rows(), run.refused()));
        }
    }

    private static String counted(long rows, long refused) {
        return Texts.count(rows, "row", "rows") + " in and " + Texts.count(refused, "row", "rows") + " left out";
    }

    private static List<Target> targets(ImportOrder order, Relation relation, List<String> names) {
        Set<String> once = new LinkedHashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !once.add(name)) {
                throw unfit(order, "two of its columns are called “" + name + "”", "Give each its own name in the first line");
            }
        }
        order.map().forEach((column, name) -> {
            Column wanted = relation.columns().stream().filter(c -> c.name().equalsIgnoreCase(column)).findFirst()
                .orElseThrow(() -> unfit(order, "the table has no column “" + column + "”", "Map one of " + ImportPlan.some(relation.columns().stream().map(Column::name).toList())));
            if (wanted.generated()) {
                throw unfit(order, "SQLite computes “" + column + "” itself", "Leave that column out");
            }
            if (!name.isEmpty() && !once.contains(name)) {
                throw unfit(order, "it has no “" + name + "”", once.isEmpty() ? "Choose another file" : "Map to one of " + ImportPlan.some(List.copyOf(once)));
            }
        });
        List<Target> targets = new ArrayList<>();
        Map<String, List<Column>> takers = new HashMap<>();
        for (Column column : relation.columns()) {
            String name = column.generated() ? null : nameFor(column, order, relation, once);
            if (name != null) {
                takers.computeIfAbsent(name, _ -> new ArrayList<>()).add(column);
            }
        }
        once.forEach(name -> takers.getOrDefault(name, List.of()).forEach(column -> targets.add(new Target(column, Affinity.of(column.type(), relation.table().strict()), name))));
        if (targets.isEmpty()) {
            throw unfit(order, once.isEmpty() ? "it has no rows" : "none of its names is a column: " + ImportPlan.some(List.copyOf(once)),
                once.isEmpty() ? "Choose another file" : "Name the columns in the first line, or map them, as with --map " + relation.columns().getFirst().name() + "=" + once.iterator().next());
        }
        return targets;
    }

    /** The name in the file that a column takes: the mapped one, else its own, as it is or in other case, or that of its place; null when there is none. */
    private static String nameFor(Column column, ImportOrder order, Relation relation, Set<String> names) {
        for (Map.Entry<String, String> mapped : order.map().entrySet()) {
            if (mapped.getKey().equalsIgnoreCase(column.name())) {
                return mapped.getValue();
            }
        }
        if (!order.header() && order.format() == ImportFormat.CSV) {
            return String.valueOf(relation.columns().stream().filter(c -> !c.generated()).toList().indexOf(column) + 1);
        }
        return names.contains(column.name()) ? column.name() : names.stream().filter(name -> name.equalsIgnoreCase(column.name())).findFirst().orElse(null);
    }

    private static Problem unfit(ImportOrder order, String detail, String advice) {
        Path file = order.file().getFileName();
        return Problem.of(ProblemCode.IMPORT_UNFIT, "file", file, "table", order.table(), "detail", detail, "advice", advice);
    }
}
