package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.authoring.Schemas.Made;
import dev.tidemark.core.authoring.Schemas.Pair;
import dev.tidemark.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Whatever the two schemas are: the script leads from one to exactly the other, its undo back to exactly the one, and rows stay. */
class SchemaScriptPropertiesTest {
    @Provide Arbitrary<Pair> pairs() {
        return Schemas.pairs();
    }

    @Provide Arbitrary<Made> schemas() {
        return Schemas.schemas();
    }

    @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED) void thereAndBack(@ForAll("pairs") Pair pair) {
        thereAndBack(pair, Floor.DEFAULT);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED) void thereAndBackForASqliteThatDropsNoColumns(@ForAll("pairs") Pair pair) {
        thereAndBack(pair, new Floor(30));
    }

    @Tag("nightly") @Property(tries = 5000, shrinking = ShrinkingMode.BOUNDED) void thereAndBackThousandsOfTimes(@ForAll("pairs") Pair pair) {
        thereAndBack(pair, Floor.DEFAULT);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED) void theProofInPartsSaysWhatTheWholeOneSays(@ForAll("pairs") Pair pair, @ForAll @IntRange(max = 40) int left) {
        try (Memory one = new Memory(pair.before().statements()); Memory other = new Memory(pair.after().statements())) {
            Schema before = one.schema();
            Schema after = other.schema();
            List<String> statements = new ArrayList<>(SchemaScript.between(before, after, Floor.DEFAULT).statements());
            if (left < statements.size()) {
                statements.remove(left);
            }
            String whole = Proof.whole(before, statements, after);
            assertThat(Proof.of(before, statements, after)).as("%s", statements).isEqualTo(whole);
            ProofParts.of(before, statements, after).ifPresent(parts -> assertThat(Proof.inParts(parts, after)).as("%s", statements).isEqualTo(whole == null));
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED) void anEmptyDifferenceWritesNothing(@ForAll("schemas") Made made) {
        try (Memory one = new Memory(made.statements()); Memory other = new Memory(made.statements())) {
            SchemaScript script = SchemaScript.between(one.schema(), other.schema(), Floor.DEFAULT);
            assertThat(script.statements()).isEmpty();
            assertThat(script.changes()).isEmpty();
            assertThat(script.notes()).isEmpty();
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED) void aConfirmedRenameKeepsEveryRow(@ForAll("schemas") Made made, @ForAll @IntRange(max = 3) int place) {
        if (made.tables().isEmpty()) {
            return;
        }
        renamed(made, place % made.tables().size());
    }

    private static void thereAndBack(Pair pair, Floor floor) {
        try (Memory live = new Memory(pair.before().statements()); Memory wanted = new Memory(pair.after().statements())) {
            live.run(pair.before().rows());
            Schema before = live.schema();
            Schema after = wanted.schema();
            Kept kept = live.kept();
            List<String> mixed = mixed(live, before, after);
            SchemaScript up = SchemaScript.between(before, after, Renames.none(), new Fills(Map.of(), true), floor);
            SchemaScript down = SchemaScript.between(after, before, Renames.none(), new Fills(Map.of(), true), floor);
            assertThat(up.unproven()).as("up %s", up.statements()).isNull();
            assertThat(down.unproven()).as("down %s", down.statements()).isNull();
            assertThat(up.changes().isEmpty()).isEqualTo(up.empty());
            live.run(up.statements());
            assertThat(Memory.facts(live.schema())).isEqualTo(Memory.facts(after));
            assertThat(SchemaScript.between(live.schema(), after, Floor.DEFAULT).empty()).isTrue();
            live.require(kept, before);
            live.run(down.statements());
            assertThat(Memory.facts(live.schema())).isEqualTo(Memory.facts(before));
            assertThat(SchemaScript.between(live.schema(), before, Floor.DEFAULT).empty()).isTrue();
            live.require(kept, after);
            if (!mixed(live, before, after).equals(mixed)) {
                assertThat(up.losesData()).as("values are turned into others: %s", up.changes()).isTrue();
                assertThat(up.notes()).anyMatch(note -> note.contains("mixed") && note.endsWith("do not come back as they were."));
            }
        }
    }

    /** The values whose type may change on the way, in the tables and columns that stay. */
    private static List<String> mixed(Memory memory, Schema before, Schema after) {
        return before.ownTables().stream().filter(t -> t.column("mixed").isPresent() && after.table(t.name()).flatMap(other -> other.column("mixed")).isPresent())
            .flatMap(t -> memory.texts("SELECT id || quote(mixed) FROM " + Schemas.quote(t.name()) + " ORDER BY id").stream().map(row -> t.name() + row)).toList();
    }

    private static void renamed(Made made, int place) {
        Schemas.Tab table = made.tables().get(place);
        Schemas.Tab renamed = new Schemas.Tab("brand \"new\"", table.key(), table.strict(),
            table.columns().stream().map(c -> c.name().equals("n") ? new Schemas.Col("group", c.type(), c.notNull(), c.fallback(), c.extra()) : c.name().equals("group") ? new Schemas.Col("n", c.type(), c.notNull(), c.fallback(), c.extra()) : c).toList(),
            table.parent(), table.action(), table.objects());
        List<Schemas.Tab> tables = new ArrayList<>(made.tables());
        tables.set(place, renamed);
        Renames renames = Renames.none().table(table.name(), renamed.name());
        for (Schemas.Col column : table.columns()) {
            if (column.name().equals("n") || column.name().equals("group")) {
                renames = renames.column(table.name(), column.name(), column.name().equals("n") ? "group" : "n");
            }
        }
        try (Memory live = new Memory(made.statements()); Memory wanted = new Memory(new Made(tables, made.search()).statements())) {
            live.run(made.rows());
            Schema before = live.schema();
            Schema after = wanted.schema();
            List<String> values = values(live, before, table.name());
            SchemaScript up = SchemaScript.between(before, after, renames, new Fills(Map.of(), true), Floor.DEFAULT);
            SchemaScript down = SchemaScript.between(after, before, renames.inverse(), new Fills(Map.of(), true), Floor.DEFAULT);
            assertThat(up.unproven()).isNull();
            assertThat(up.losesData()).isFalse();
            live.run(up.statements());
            assertThat(Memory.facts(live.schema())).isEqualTo(Memory.facts(after));
            assertThat(values(live, live.schema(), renamed.name())).isEqualTo(values);
            live.run(down.statements());
            assertThat(Memory.facts(live.schema())).isEqualTo(Memory.facts(before));
            assertThat(values(live, before, table.name())).isEqualTo(values);
        }
    }

    /** The values of every row in the order of the columns, whatever those are called. */
    private static List<String> values(Memory memory, Schema schema, String table) {
        String columns = String.join(" || '|' || ", schema.table(table).orElseThrow().columns().stream().map(c -> "quote(" + Schemas.quote(c.name()) + ")").toList());
        return memory.texts("SELECT " + columns + " FROM " + Schemas.quote(table) + " ORDER BY id");
    }
}
