package dev.tidemark.core.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.support.SampleSchemas;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DiagramLayoutTest {
    private static final double PIXEL = 0.51;

    @TestFactory
    Stream<DynamicTest> everythingHasAPlaceOfItsOwn() {
        return Stream.of(SampleSchemas.rental(), SampleSchemas.hostile(), SampleSchemas.many(60, 6)).flatMap(statements -> Arrays.stream(Detail.values()).map(detail ->
            DynamicTest.dynamicTest(statements.size() + " tables, " + detail, () -> {
                Schema schema = SampleSchemas.read(statements);
                Diagram diagram = DiagramLayout.of(schema, detail, Cancellation.never());
                assertThat(diagram.boxes()).extracting(TableBox::table).containsAll(schema.ownTables().stream().map(t -> t.name()).toList()).doesNotHaveDuplicates();
                assertThat(diagram.links()).hasSize(schema.ownTables().stream().mapToInt(t -> t.foreignKeys().size()).sum());
                noOverlaps(diagram);
                diagram.links().forEach(link -> touches(diagram, link));
                assertThat(DiagramLayout.of(schema, detail, Cancellation.never())).as("laid out again").isEqualTo(diagram);
            })));
    }

    @Test
    void whatAKeyAllowsIsTold() throws Exception {
        Diagram diagram = DiagramLayout.of(SampleSchemas.read(SampleSchemas.rental()), Detail.KEYS, Cancellation.never());
        assertThat(link(diagram, "payment", "rental_id").cardinality()).isEqualTo("any number to one or none");
        assertThat(link(diagram, "payment", "staff_id").cardinality()).isEqualTo("any number to exactly one");
        assertThat(link(diagram, "film_text", "film_id").cardinality()).as("its key is the reference").isEqualTo("one or none to exactly one");
        assertThat(link(diagram, "store", "manager_staff_id").cardinality()).as("unique").isEqualTo("one or none to exactly one");
        assertThat(link(diagram, "film_actor", "film_id").cardinality()).as("half of a key").isEqualTo("any number to exactly one");
        assertThat(link(diagram, "placement", "film_id").words()).isEqualTo("placement (film_id, category_id) → film_category (film_id, category_id)");
        assertThat(link(diagram, "category", "parent_id").loop()).isTrue();
        assertThat(diagram.neighbours("staff")).containsExactlyInAnyOrder("address", "store", "payment", "rental");
        assertThat(diagram.neighbours("category")).containsExactly("film_category");
    }

    @Test
    void aBoxShowsKeysAllColumnsOrNone() throws Exception {
        Schema schema = SampleSchemas.read(SampleSchemas.rental());
        TableBox keys = DiagramLayout.of(schema, Detail.KEYS, Cancellation.never()).box("film").orElseThrow();
        assertThat(keys.rows()).extracting(BoxRow::name).containsExactly("film_id", "language_id", "original_language_id");
        assertThat(keys.rows()).extracting(BoxRow::sign).containsExactly("PK", "FK", "FK");
        assertThat(keys.rows()).extracting(BoxRow::typeText).containsExactly("INTEGER", "INTEGER", "INTEGER?");
        assertThat(keys.more()).isEqualTo(7);
        assertThat(DiagramLayout.of(schema, Detail.ALL, Cancellation.never()).box("film").orElseThrow().rows()).hasSize(10);
        assertThat(DiagramLayout.of(schema, Detail.NAMES, Cancellation.never()).box("FILM").orElseThrow().rows()).isEmpty();
    }

    @Test
    void tablesWithoutReferencesStandInABlockBelow() throws Exception {
        Diagram diagram = DiagramLayout.of(SampleSchemas.read(SampleSchemas.rental()), Detail.KEYS, Cancellation.never());
        double lowest = diagram.boxes().stream().filter(box -> !List.of("audit_log", "settings").contains(box.table())).mapToDouble(box -> box.y() + box.height()).max().orElseThrow();
        assertThat(diagram.box("audit_log").orElseThrow().y()).isGreaterThan(lowest).isEqualTo(diagram.box("settings").orElseThrow().y());
        assertThat(diagram.unrelated().orElseThrow().y()).isBetween(lowest, diagram.box("settings").orElseThrow().y());
    }

    @Test
    void aReferenceThatIsDeclaredTwiceHasTwoLines() throws Exception {
        Diagram diagram = DiagramLayout.of(SampleSchemas.read(List.of("CREATE TABLE p (id INTEGER PRIMARY KEY)", "CREATE TABLE c (p_id REFERENCES p (id), FOREIGN KEY (P_ID) REFERENCES p (id), FOREIGN KEY (p_id) REFERENCES p (id))")),
            Detail.KEYS, Cancellation.never());
        assertThat(diagram.links()).hasSize(3).extracting(link -> link.points().getFirst()).doesNotHaveDuplicates();
        diagram.links().forEach(link -> touches(diagram, link));
    }

    @Test
    void missingTablesAreShownAsSuch() throws Exception {
        Diagram diagram = DiagramLayout.of(SampleSchemas.read(SampleSchemas.hostile()), Detail.KEYS, Cancellation.never());
        assertThat(diagram.boxes()).filteredOn(box -> box.kind() == TableBox.Kind.MISSING).extracting(TableBox::table).containsExactlyInAnyOrder("not there", "nowhere");
        assertThat(diagram.boxes()).filteredOn(box -> box.kind() == TableBox.Kind.VIRTUAL).extracting(TableBox::table).containsExactly("words");
        assertThat(diagram.boxes()).allMatch(box -> box.width() < 700);
    }

    @Test
    void anEmptySchemaIsAnEmptyDiagram() throws Exception {
        Diagram diagram = DiagramLayout.of(SampleSchemas.read(List.of()), Detail.KEYS, Cancellation.never());
        assertThat(diagram.boxes()).isEmpty();
        assertThat(diagram.links()).isEmpty();
    }

    @Test
    void aCancelEndsIt() throws Exception {
        Schema schema = SampleSchemas.read(SampleSchemas.many(40, 4));
        Cancellation cancellation = Cancellation.never();
        cancellation.cancel();
        assertThatThrownBy(() -> DiagramLayout.of(schema, Detail.KEYS, cancellation)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
    }

    @Test
    void twoHundredTablesOfThirtyColumns() throws Exception {
        Diagram diagram = DiagramLayout.of(SampleSchemas.read(SampleSchemas.many(200, 30)), Detail.ALL, Cancellation.never());
        assertThat(diagram.boxes()).hasSize(200);
        noOverlaps(diagram);
        diagram.links().forEach(link -> touches(diagram, link));
    }

    private static Link link(Diagram diagram, String child, String column) {
        return diagram.linksFrom(child).stream().filter(link -> link.key().columns().getFirst().equals(column)).findFirst().orElseThrow();
    }

    private static void noOverlaps(Diagram diagram) {
        for (TableBox one : diagram.boxes()) {
            assertThat(one.x()).isGreaterThanOrEqualTo(0);
            assertThat(one.y()).isGreaterThanOrEqualTo(0);
            assertThat(one.x() + one.width()).isLessThanOrEqualTo(diagram.width());
            assertThat(one.y() + one.height()).isLessThanOrEqualTo(diagram.height());
            for (TableBox other : diagram.boxes()) {
                boolean apart = one == other || one.x() + one.width() < other.x() || other.x() + other.width() < one.x() || one.y() + one.height() < other.y() || other.y() + other.height() < one.y();
                assertThat(apart).as("%s and %s", one, other).isTrue();
            }
        }
    }

    /** The first point lies on the child's edge, the last one on the parent's, and every stretch is level or upright. */
    private static void touches(Diagram diagram, Link link) {
        onEdge(diagram.box(link.child()).orElseThrow(), link.points().getFirst());
        onEdge(diagram.box(link.parent()).orElseThrow(), link.points().getLast());
        for (int i = 1; i < link.points().size(); i++) {
            Point from = link.points().get(i - 1);
            Point to = link.points().get(i);
            assertThat(Math.min(Math.abs(from.x() - to.x()), Math.abs(from.y() - to.y()))).as("%s from %s to %s", link.words(), from, to).isLessThan(PIXEL);
        }
    }

    private static void onEdge(TableBox box, Point point) {
        assertThat(point.y()).isBetween(box.y(), box.y() + box.height());
        double nearest = Math.abs(point.x() - box.x()) < PIXEL ? box.x() : box.x() + box.width();
        assertThat(point.x()).isCloseTo(nearest, within(PIXEL));
    }
}
