package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Clause.Kind;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what looks like a rename: something goes and something like it comes, in the same place. */
final class RenameFinder {
    private static final double TABLE_ALIKE = 0.6;
    private static final double COLUMN_ALIKE = 0.5;

    private RenameFinder() { }

    /** The proposals that the confirmed renames leave, the likeliest first; no name is in two of them. */
    static List<RenameProposal> proposals(Schema from, Schema to, Renames confirmed) {
        List<Table> gone = from.ownTables().stream().filter(t -> !confirmed.tables().containsKey(t.name()) && to.table(t.name()).isEmpty()).toList();
        List<Table> come = to.ownTables().stream().filter(t -> confirmed.tableBefore(t.name()).equalsIgnoreCase(t.name()) && from.table(t.name()).isEmpty()).toList();
        List<RenameProposal> all = new ArrayList<>();
        for (Table old : gone) {
            come.forEach(now -> all.add(new RenameProposal(null, old.name(), now.name(), alike(old, now))));
        }
        List<RenameProposal> proposals = best(all, TABLE_ALIKE);
        for (Table old : from.ownTables()) {
            to.table(confirmed.tableAfter(old.name())).ifPresent(now -> proposals.addAll(columns(old, now, confirmed)));
        }
        return proposals;
    }

    private static List<RenameProposal> columns(Table before, Table after, Renames confirmed) {
        Optional<TableDefinition> old = TableDefinition.parse(before.sql());
        Optional<TableDefinition> now = TableDefinition.parse(after.sql());
        if (old.isEmpty() || now.isEmpty()) {
            return VirtualRebuild.ownText(before) && VirtualRebuild.ownText(after) ? textColumns(before, after, confirmed) : List.of();
        }
        List<RenameProposal> all = new ArrayList<>();
        for (ColumnDefinition gone : old.get().columns()) {
            boolean known = !confirmed.columnAfter(before.name(), gone.name()).equalsIgnoreCase(gone.name());
            if (known || now.get().column(gone.name()).isPresent()) {
                continue;
            }
            for (ColumnDefinition come : now.get().columns()) {
                if (old.get().column(come.name()).isEmpty() && confirmed.columnBefore(before.name(), come.name()).equalsIgnoreCase(come.name())) {
                    boolean samePlace = old.get().columns().indexOf(gone) == now.get().columns().indexOf(come);
                    all.add(new RenameProposal(before.name(), gone.name(), come.name(), alike(gone, come, samePlace)));
                }
            }
        }
        return best(all, COLUMN_ALIKE);
    }

    /** Those of a full-text table have neither types nor clauses: place and words are all that is alike. */
    private static List<RenameProposal> textColumns(Table before, Table after, Renames confirmed) {
        List<String> old = VirtualDefinition.columns(before);
        List<String> now = VirtualDefinition.columns(after);
        List<RenameProposal> all = new ArrayList<>();
        for (String gone : old) {
            for (String come : now) {
                boolean open = confirmed.columnAfter(before.name(), gone).equalsIgnoreCase(gone) && confirmed.columnBefore(before.name(), come).equalsIgnoreCase(come);
                if (open && after.column(gone).isEmpty() && before.column(come).isEmpty()) {
                    all.add(new RenameProposal(before.name(), gone, come, 0.5 + (old.indexOf(gone) == now.indexOf(come) ? 0.3 : 0) + (wordInCommon(gone, come) ? 0.2 : 0)));
                }
            }
        }
        return best(all, COLUMN_ALIKE);
    }

    private static List<RenameProposal> best(List<RenameProposal> all, double atLeast) {
        List<RenameProposal> chosen = new ArrayList<>();
        Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.stream().filter(p -> p.alike() >= atLeast).sorted(Comparator.comparingDouble(RenameProposal::alike).reversed()).forEach(p -> {
            if (!used.contains("-" + p.from()) && !used.contains("+" + p.to())) {
                used.add("-" + p.from());
                used.add("+" + p.to());
                chosen.add(p);
            }
        });
        return chosen;
    }

    private static double alike(Table one, Table other) {
        Set<String> columns = columns(one);
        long both = columns(other).stream().filter(columns::contains).count();
        int all = one.columns().size() + other.columns().size();
        return all == 0 ? 0 : 2.0 * both / all;
    }

    private static Set<String> columns(Table table) {
        Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        table.columns().forEach(c -> columns.add(c.name() + " " + c.type()));
        return columns;
    }

    /** The definition counts most; a place or a word in common counts where the type is the same. */
    private static double alike(ColumnDefinition one, ColumnDefinition other, boolean samePlace) {
        boolean sameType = ObjectSql.same(one.type(), other.type());
        if (!sameType || one.has(Kind.PRIMARY_KEY) != other.has(Kind.PRIMARY_KEY) || one.generated() != other.generated()) {
            return 0;
        }
        boolean sameClauses = clauses(one).equals(clauses(other));
        return (sameClauses ? 0.5 : 0.25) + (samePlace ? 0.3 : 0) + (wordInCommon(one.name(), other.name()) ? 0.2 : 0);
    }

    private static List<String> clauses(ColumnDefinition column) {
        return column.clauses().stream().filter(c -> c.kind() != Kind.CHECK && c.kind() != Kind.NULL).map(c -> ObjectSql.normalised(c.text())).sorted().toList();
    }

    private static boolean wordInCommon(String one, String other) {
        List<String> words = List.of(one.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"));
        return List.of(other.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).stream().anyMatch(words::contains);
    }
}
