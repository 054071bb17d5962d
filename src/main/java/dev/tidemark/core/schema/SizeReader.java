package dev.tidemark.core.schema;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.schema.TableSizes.OfTable;
import dev.tidemark.core.schema.TableSizes.Part;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Walks through the pages of a database, table by table, so that it can say which one it is at. */
final class SizeReader {
    private static final String WHAT = "measuring the tables";
    private static final String OF_SQLITE = "";
    /** Only the number of cells of leaves says how many rows a table with row ids has. */
    private static final String WALK = "SELECT count(*), sum(pgsize), sum(unused), sum(CASE WHEN pagetype = 'leaf' THEN ncell ELSE 0 END), sum(ncell) FROM dbstat WHERE name = ?";

    /** What SQLite's machine does for one page, as its looks are counted; only the progress within a table depends on it. */
    private static final double STEPS_A_PAGE = 15;

    private final Progress progress;
    private final Cancellation cancellation;
    private String tree = "";
    private long pages;
    /** Pages of the trees before. */
    private long walked;
    /** Looks amid this tree. */
    private long looks;
    private double told;

    SizeReader(Progress progress, Cancellation cancellation) {
        this.progress = progress;
        this.cancellation = cancellation;
    }

    private record Tree(boolean table, String name, String owner) { }

    private record Walked(Part part, long leafCells, long cells) { }

    /** What is known of a table so far. */
    private static final class Gathered {
        private Long rows;
        private final List<Part> data = new ArrayList<>();
        private final List<Part> indexes = new ArrayList<>();
    }

    TableSizes read(Database database) {
        return database.read(connection -> {
            boolean able = Sql.number(connection, "SELECT count(*) FROM pragma_module_list WHERE name = 'dbstat'") > 0;
            return Interruptible.run(connection, cancellation, WHAT, able ? this::tellWithin : () -> { }, on -> able ? measured(on) : counted(on));
        });
    }

    private TableSizes measured(Connection connection) throws SQLException {
        Schema schema = SchemaReader.read(connection);
        pages = Sql.number(connection, "PRAGMA main.page_count");
        Map<String, Gathered> tables = new LinkedHashMap<>();
        schema.ownTables().forEach(table -> tables.put(lower(table.name()), new Gathered()));
        for (Tree tree : trees(connection)) {
            cancellation.check(WHAT);
            begin(tree.name());
            Walked found = Sql.first(connection, WALK, row -> new Walked(new Part(tree.name(), row.getLong(1), row.getLong(2), row.getLong(3)), row.getLong(4), row.getLong(5)), tree.name()).orElseThrow();
            walked += found.part().pages();
            String owner = owner(schema, tree);
            Gathered gathered = tables.computeIfAbsent(lower(owner), unseen -> new Gathered());
            (tree.table() ? gathered.data : gathered.indexes).add(found.part());
            if (tree.table() && owner.equalsIgnoreCase(tree.name())) {
                gathered.rows = schema.table(owner).filter(Table::withoutRowid).isPresent() ? found.cells() : found.leafCells();
            }
        }
        tree = "";
        for (Table module : schema.ownTables()) {
            if (module.kind() == Table.Kind.VIRTUAL && module.columnsUnknownBecause() == null) {
                tables.get(lower(module.name())).rows = count(connection, module);
            }
        }
        return sizes(connection, schema, tables, null);
    }

    private void begin(String name) {
        tree = name;
        looks = 0;
        tell(walked);
    }

    private void tellWithin() {
        looks++;
        if (!tree.isEmpty()) {
            tell(walked + looks * Interruptible.STEPS_BETWEEN_LOOKS / STEPS_A_PAGE);
        }
    }

    /** Never less than before, though what was estimated turns out to have been less. */
    private void tell(double done) {
        told = Math.max(told, pages == 0 ? 1 : Math.min(1, done / pages));
        progress.report("Measuring " + tree, told);
    }

    private static List<Tree> trees(Connection connection) throws SQLException {
        List<Tree> trees = new ArrayList<>();
        trees.add(new Tree(true, "sqlite_schema", OF_SQLITE));
        trees.addAll(Sql.list(connection, "SELECT type = 'table', name, tbl_name FROM main.sqlite_schema WHERE rootpage > 0 ORDER BY rowid",
            row -> new Tree(row.getBoolean(1), row.getString(2), row.getString(3))));
        return trees;
    }

    /** The table that a b-tree is told with: a module's for the tables that it keeps its data in, whose names are its own with an ending (https://www.sqlite.org/vtab.html#the_xshadowname_method). */
    private static String owner(Schema schema, Tree tree) {
        String table = tree.owner();
        if (table.toLowerCase(Locale.ROOT).startsWith("sqlite_")) {
            return OF_SQLITE;
        }
        int ending = table.lastIndexOf('_');
        boolean shadow = ending > 0 && schema.table(table).filter(known -> known.kind() == Table.Kind.SHADOW).isPresent();
        return shadow ? schema.table(table.substring(0, ending)).filter(module -> module.kind() == Table.Kind.VIRTUAL).map(Table::name).orElse(table) : table;
    }

    /** Rows alone, where SQLite cannot measure. */
    TableSizes counted(Connection connection) throws SQLException {
        Schema schema = SchemaReader.read(connection);
        Map<String, Gathered> tables = new LinkedHashMap<>();
        int done = 0;
        for (Table table : schema.ownTables()) {
            cancellation.check(WHAT);
            progress.report("Counting " + table.name(), (double) done++ / schema.ownTables().size());
            Gathered gathered = new Gathered();
            gathered.rows = table.columnsUnknownBecause() == null ? count(connection, table) : null;
            tables.put(lower(table.name()), gathered);
        }
        return sizes(connection, schema, tables, "this SQLite was built without dbstat, which measures tables");
    }

    private static TableSizes sizes(Connection connection, Schema schema, Map<String, Gathered> tables, String unmeasuredBecause) throws SQLException {
        List<OfTable> all = new ArrayList<>();
        tables.forEach((name, gathered) -> all.add(new OfTable(schema.table(name).map(Table::name).orElse(name), schema.ownTables().stream().anyMatch(own -> lower(own.name()).equals(name)),
            gathered.rows, gathered.data, gathered.indexes)));
        Comparator<OfTable> largestFirst = Comparator.comparingLong(OfTable::bytes).reversed();
        all.sort(unmeasuredBecause == null ? largestFirst.thenComparing(OfTable::table) : Comparator.comparing((OfTable table) -> table.rows() == null ? -1 : table.rows()).reversed().thenComparing(OfTable::table));
        return new TableSizes((int) Sql.number(connection, "PRAGMA main.page_size"), Sql.number(connection, "PRAGMA main.page_count"), Sql.number(connection, "PRAGMA main.freelist_count"), all, unmeasuredBecause);
    }

    /** Null where a module cannot say. */
    private static Long count(Connection connection, Table table) throws SQLException {
        try {
            return Sql.number(connection, "SELECT count(*) FROM main." + Identifiers.quote(table.name()));
        } catch (SQLException ofAModule) {
            if (table.kind() != Table.Kind.VIRTUAL || SqliteErrors.primaryCode(ofAModule) != 1) {
                throw ofAModule;
            }
            return null;
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
