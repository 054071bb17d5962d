package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link SchemaScriptPropertiesTest} compares the two ways of proving over generated schemas; here is what those have not. */
class ProofTest {
    private static final List<String> TABLES = List.of("CREATE TABLE a(x, y)", "CREATE TABLE b(x REFERENCES a(x))", "CREATE TABLE c(x)");
    private static final List<String> DROPS = List.of("ALTER TABLE a DROP COLUMN y");

    @Test void tablesThatOnlyReferToEachOtherAreProvenApart() {
        Schema from = schema(TABLES);
        Schema to = schema(List.of("CREATE TABLE a(x)", TABLES.get(1), TABLES.get(2)));
        assertThat(ProofParts.of(from, DROPS, to)).hasValueSatisfying(parts -> assertThat(parts).hasSize(3));
        assertThat(Proof.of(from, DROPS, to)).isNull();
    }

    @Test void aViewOfAnotherPartThatCannotBeReadStopsAnAlterAsInTheWholeSchema() {
        List<String> broken = List.of("CREATE VIEW v AS SELECT gone FROM c");
        Schema from = schema(TABLES, broken);
        Schema to = schema(List.of("CREATE TABLE a(x)", TABLES.get(1), TABLES.get(2)), broken);
        assertThat(ProofParts.of(from, DROPS, to)).hasValueSatisfying(parts -> assertThat(parts).hasSize(3));
        assertThat(Proof.of(from, DROPS, to)).contains("error in view v").isEqualTo(Proof.whole(from, DROPS, to));
        // Where the view goes first and comes back last, nothing stands in the way.
        List<String> careful = List.of("DROP VIEW v", DROPS.getFirst(), broken.getFirst());
        assertThat(Proof.whole(from, careful, to)).isNull();
        assertThat(Proof.inParts(ProofParts.of(from, careful, to).orElseThrow(), to)).isTrue();
        List<String> tooEarly = List.of("DROP VIEW v", broken.getFirst(), DROPS.getFirst());
        assertThat(Proof.of(from, tooEarly, to)).isNotNull().isEqualTo(Proof.whole(from, tooEarly, to));
    }

    @Test void aTableThatIsRenamedIsProvenWithAllThatNamesIt() {
        Schema from = schema(TABLES);
        Schema to = schema(List.of("CREATE TABLE \"z\"(x, y)", "CREATE TABLE b(x REFERENCES \"z\"(x))", TABLES.get(2)));
        List<String> rename = List.of("ALTER TABLE a RENAME TO z");
        assertThat(ProofParts.of(from, rename, to)).hasValueSatisfying(parts -> assertThat(parts).hasSize(2));
        assertThat(Proof.of(from, rename, to)).isNull();
        assertThat(Proof.of(from, rename, schema(List.of("CREATE TABLE \"z\"(x, y)", TABLES.get(1), TABLES.get(2))))).as("b refers to z afterwards").contains("differ");
    }

    private static Schema schema(List<String> tables) {
        return schema(tables, List.of());
    }

    private static Schema schema(List<String> tables, List<String> more) {
        List<String> all = new ArrayList<>(tables);
        all.addAll(more);
        try (Memory memory = new Memory(all)) {
            return memory.schema();
        }
    }
}
