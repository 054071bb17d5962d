package dev.tidemark.core.rescue;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One rescue: the schema, the rows of each table, what nothing leads to, and then indexes, views and triggers. */
final class Rescue {
    private static final int ROWS_BETWEEN_LOOKS = 1_000;

    private final Pages pages;
    private final Trees trees;
    private final NewDatabase target;
    private final Notes notes;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Map<String, Course> courses = new LinkedHashMap<>();

    Rescue(Pages pages, Trees trees, NewDatabase target, Notes notes, Progress progress, Cancellation cancellation) {
        this.pages = pages;
        this.trees = trees;
        this.target = target;
        this.notes = notes;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** What became of a table so far. */
    private static final class Course implements Trees.Sink {
        private final NewDatabase target;
        private final String name;
        private final NewDatabase.Shape shape;
        private Loss loss = new Loss();
        private long rows;
        private long placed;

        Course(NewDatabase target, String name, NewDatabase.Shape shape) {
            this.target = target;
            this.name = name;
            this.shape = shape;
        }

        @Override public void row(Trees.Found row) throws SQLException {
            if (shape != null && target.insert(shape, row)) {
                rows++;
            } else {
                target.keepApart(name, row);
            }
        }

        @Override public void stray(Trees.Found row) throws SQLException {
            target.keepApart(name, row);
        }

        boolean misses(List<Trees.Found> found) {
            return shape != null && shape.rowids() && found.stream().allMatch(row -> row.values().size() == shape.columns().size()
                && loss.gaps().stream().anyMatch(gap -> gap.holds(row.number())));
        }

        RescueReport.OfTable report() {
            List<String> gaps = loss.gaps().stream().filter(gap -> gap.to() != Long.MAX_VALUE || gap.after() != Long.MIN_VALUE).map(Course::words).toList();
            return new RescueReport.OfTable(name, rows, loss.gaps().size(), loss.rows(), placed, gaps);
        }

        private static String words(Loss.Gap gap) {
            if (gap.to() == Long.MAX_VALUE) {
                return "after " + Texts.grouped(gap.after());
            }
            return gap.after() == Long.MIN_VALUE ? "up to " + Texts.grouped(gap.to()) : Texts.grouped(gap.after() + 1) + " to " + Texts.grouped(gap.to());
        }
    }

    RescueReport run(Path source, Path output) throws IOException, SQLException {
        progress.report("Reading the schema", 0);
        List<SchemaRow> schema = schema();
        defineTables(schema);
        for (SchemaRow row : schema) {
            if (row.hasRows() && !row.isCounters()) {
                table(row);
            }
        }
        for (SchemaRow row : schema) {
            if (row.isCounters() && Sql.exists(target.connection(), "table", row.name())) {
                // The rows that were just written have set the counters too.
                target.define("DELETE FROM " + row.name());
                table(row);
            }
        }
        apart();
        if (courses.isEmpty() && target.apart() == 0) {
            throw Problem.of(ProblemCode.NOTHING_TO_RESCUE, "path", source);
        }
        for (String type : List.of("index", "view", "trigger")) {
            for (SchemaRow row : schema) {
                if (row.type().equals(type) && row.sql() != null) {
                    define(row);
                }
            }
        }
        target.connection().commit();
        progress.report("Checking the new database", 1);
        List<String> found = Sql.list(target.connection(), "PRAGMA quick_check(3)", row -> row.getString(1));
        long broken = Sql.number(target.connection(), "SELECT count(*) FROM pragma_foreign_key_check");
        if (broken > 0) {
            notes.add(Texts.count(broken, "row points", "rows point") + " to a row that is not there.");
        }
        boolean sound = found.equals(List.of("ok"));
        if (!sound) {
            notes.add("SQLite says of the new file: " + String.join("; ", found) + ".");
        }
        return new RescueReport(source, output, courses.values().stream().filter(course -> !course.name.startsWith("sqlite_")).map(Course::report).toList(), target.apart(), target.apartTable(), notes.troubles(), notes.remarks(), sound);
    }

    private List<SchemaRow> schema() throws IOException, SQLException {
        List<SchemaRow> found = new ArrayList<>();
        Loss loss = trees.walk(1, true, new Trees.Sink() {
            @Override public void row(Trees.Found row) {
                SchemaRow.of(row.values()).ifPresentOrElse(found::add, () -> notes.add("One entry of the schema is damaged."));
            }

            @Override public void stray(Trees.Found row) {
                row(row);
            }
        });
        if (!loss.gaps().isEmpty() || loss.rows() > 0) {
            int known = found.size();
            for (long page = 2; page <= pages.count(); page++) {
                elsewhere(page, found);
            }
            notes.add(found.isEmpty() ? "The schema cannot be read, so the rows have no tables to go to."
                : "The schema is damaged" + (found.size() > known ? "; " + Texts.count(found.size() - known, "entry", "entries") + " of it were found elsewhere." : "."));
        }
        return found;
    }

    /** Where the first page does not lead to the whole schema, pages that hold nothing but entries of a schema tell the rest. */
    private void elsewhere(long page, List<SchemaRow> found) throws IOException {
        cancellation.check("the rescue");
        Optional<TreePage> leaf = trees.isSeen(page) ? Optional.empty() : trees.tree(page).filter(TreePage::isLeaf).filter(TreePage::isTable);
        if (leaf.isPresent()) {
            List<Trees.Found> read = trees.rows(page, leaf.get());
            List<Optional<SchemaRow>> rows = read.stream().map(row -> SchemaRow.of(row.values())).toList();
            if (!rows.isEmpty() && rows.stream().allMatch(row -> row.filter(r -> r.sql() != null).isPresent())) {
                trees.accept(page, read);
                rows.forEach(row -> found.add(row.get()));
            }
        }
    }

    /** Virtual tables first: they make the tables that hold their content by themselves. */
    private void defineTables(List<SchemaRow> schema) throws SQLException {
        for (SchemaRow row : schema) {
            if (row.isVirtual()) {
                define(row);
            }
        }
        for (SchemaRow row : schema) {
            boolean there = Sql.exists(target.connection(), "table", row.name());
            if (row.hasRows() && !there && !row.name().startsWith("sqlite_")) {
                String refused = row.makesOnlyATable() ? target.define(row.sql()) : "its definition is not one";
                if (refused != null) {
                    notes.add("The table “" + row.name() + "” could not be made, " + refused + "; its rows are kept apart.");
                }
            } else if (row.hasRows() && there && !row.isCounters()) {
                // What a virtual table has put there is replaced by what it held.
                target.define("DELETE FROM " + Identifiers.quote(row.name()));
            }
        }
    }

    private void define(SchemaRow row) throws SQLException {
        String refused = row.onlyDefines() ? target.define(row.sql()) : "its definition is not one";
        if (refused != null) {
            notes.add("The " + row.type() + " “" + row.name() + "” could not be made: " + refused + ".");
        }
    }

    private void table(SchemaRow row) throws IOException, SQLException {
        if (courses.containsKey(row.name())) {
            return;
        }
        NewDatabase.Shape shape = target.shape(row.name());
        Course course = new Course(target, row.name(), shape);
        courses.put(row.name(), course);
        boolean rowids = shape != null ? shape.rowids() : trees.tree(row.root()).map(TreePage::isTable).orElse(true);
        course.loss = trees.walk(row.root(), rowids, course);
    }

    /** Rows on pages that nothing leads to any more. Deleted rows lie on such pages too, unless the list of unused pages is whole. */
    private void apart() throws IOException, SQLException {
        boolean unusedKnown = trees.markUnused();
        if (!unusedKnown) {
            notes.add("The list of unused pages is damaged: rows that were deleted before may be among those that are kept apart.");
        }
        long kept = target.apart();
        for (long page = 2; page <= pages.count(); page++) {
            if (page % ROWS_BETWEEN_LOOKS == 0) {
                cancellation.check("the rescue");
                progress.report("Looking for rows that nothing leads to", (double) page / pages.count());
            }
            Optional<TreePage> leaf = trees.isSeen(page) ? Optional.empty() : trees.tree(page).filter(TreePage::isLeaf).filter(TreePage::isTable);
            if (leaf.isEmpty()) {
                continue;
            }
            List<Trees.Found> rows = trees.rows(page, leaf.get());
            List<Course> owners = unusedKnown && !rows.isEmpty() ? courses.values().stream().filter(course -> course.misses(rows)).toList() : List.of();
            trees.accept(page, rows);
            for (Trees.Found row : rows) {
                if (owners.size() == 1 && target.insert(owners.getFirst().shape, row)) {
                    owners.getFirst().rows++;
                    owners.getFirst().placed++;
                } else {
                    target.keepApart(null, row);
                }
            }
        }
        if (target.apart() > kept && unusedKnown) {
            notes.add(Texts.count(target.apart() - kept, "row", "rows") + " lay on pages that nothing leads to.");
        }
    }
}
