package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.NewMigrations.Request;
import dev.tidemark.core.authoring.Schemas.Made;
import dev.tidemark.core.authoring.Schemas.Pair;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Generated scripts on the road that every change goes: saved, planned, run under the guards, rolled back, and run once more by stock Flyway. */
class OrdinaryRoadPropertiesTest {
    @Provide Arbitrary<Pair> pairs() {
        return Schemas.pairs();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF) void theOrdinaryRoadAndStockFlywayTakeThem(@ForAll("pairs") Pair pair) throws IOException {
        road(pair);
    }

    @Tag("nightly") @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED) void theOrdinaryRoadTakesHundreds(@ForAll("pairs") Pair pair) throws IOException {
        road(pair);
    }

    private static void road(Pair pair) throws IOException {
        Path folder = Files.createTempDirectory("road");
        try {
            TestWorkspace space = TestWorkspace.empty(folder).script("V1__make_the_first_schema.sql", text(pair.before().statements())).script("U1__make_the_first_schema.sql", "");
            Services services = Services.of(space.workspace());
            migrate(services);
            space.database().write("test", ForeignKeys.CHECKED_BY_US, connection -> {
                for (String row : pair.before().rows()) {
                    Sql.run(connection, row);
                }
                return null;
            });
            Schema before = services.schema();
            Kept kept = space.database().read(Kept::of);
            List<String> mixed = mixed(space, before);
            if (pair.after().statements().stream().noneMatch(s -> s.startsWith("CREATE TABLE") || s.startsWith("CREATE VIRTUAL"))) {
                assertThatThrownBy(() -> draft(services, folder, pair.after(), "Lead to the wanted schema"))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SCHEMA_FILE_EMPTY));
                return;
            }
            Draft draft = draft(services, folder, pair.after(), "Lead to the wanted schema");
            if (draft.empty()) {
                return;
            }
            assertThat(draft.up().unproven()).isNull();
            List<RowObstacle> told = services.newMigrations().obstacles(draft, Cancellation.never());
            services.newMigrations().save(draft);
            if (!allowed(services, before, told.stream().filter(o -> o.stops() && !o.kind().equals("undo-orphan")).toList(), () -> migrate(services))) {
                return;
            }
            Schema after = SchemaReader.of(space.database());
            assertThat(draft(services, folder, pair.after(), "Nothing is left to do").empty()).isTrue();
            require(space, kept, before);
            if (!allowed(services, after, told.stream().filter(o -> o.kind().equals("undo-orphan")).toList(), () -> services.migrations().run(services.migrations().planRollback(Target.parse("1")), false, Progress.NONE, Cancellation.never()))) {
                return;
            }
            assertThat(Memory.facts(services.schema())).isEqualTo(Memory.facts(before));
            require(space, kept, after);
            requireTold(mixed, mixed(space, before), after, told);
            space.stockFlyway().accepts();
            assertThat(space.stockFlyway().migrate()).isEqualTo(1);
            assertThat(Memory.facts(services.schema())).isEqualTo(Memory.facts(after));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The values whose type may change on the way: table, row and value. */
    private static List<String> mixed(TestWorkspace space, Schema schema) {
        return space.database().read(connection -> {
            List<String> values = new ArrayList<>();
            for (Table table : schema.ownTables().stream().filter(t -> t.column("mixed").isPresent()).toList()) {
                values.addAll(Sql.list(connection, "SELECT id || ' ' || quote(mixed) FROM " + Schemas.quote(table.name()) + " ORDER BY id", row -> table.name() + "\n" + row.getString(1)));
            }
            return values;
        });
    }

    /** Exactly those that are others now were told, with their number. */
    private static void requireTold(List<String> before, List<String> now, Schema through, List<RowObstacle> told) {
        Map<String, Long> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String value : before) {
            String table = value.substring(0, value.indexOf('\n'));
            if (!now.contains(value) && through.table(table).flatMap(t -> t.column("mixed")).isPresent()) {
                changed.merge(table, 1L, Long::sum);
            }
        }
        Map<String, Long> lossy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        told.stream().filter(o -> o.kind().equals("lossy")).forEach(o -> lossy.put(o.table(), o.rows()));
        assertThat(lossy).as("%s became %s", before, now).isEqualTo(changed);
    }

    private static void require(TestWorkspace space, Kept kept, Schema through) {
        space.database().read(connection -> {
            kept.requireAfter(through, connection);
            return null;
        });
    }

    /** Rows on which a run stops were told with the draft, and no others; then nothing is changed. */
    private static boolean allowed(Services services, Schema before, List<RowObstacle> told, Runnable run) {
        try {
            run.run();
            assertThat(told).isEmpty();
            return true;
        } catch (Problem problem) {
            assertThat(problem.code()).as(problem.what()).isIn(ProblemCode.FOREIGN_KEYS_BROKEN, ProblemCode.MIGRATION_FAILED);
            assertThat(told).as(problem.what()).isNotEmpty();
            assertThat(Memory.facts(services.schema())).isEqualTo(Memory.facts(before));
            return false;
        }
    }

    private static Draft draft(Services services, Path folder, Made wanted, String message) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), text(wanted.statements()));
        Choices choices = Choices.none().withoutFurtherRenames();
        Draft draft = services.newMigrations().draft(Request.of(message, new Source.SchemaFile(null)).withChoices(choices));
        for (Draft.MissingFill fill : draft.missing()) {
            choices = choices.withFill(fill.option(), "0");
        }
        return services.newMigrations().draft(Request.of(message, new Source.SchemaFile(null)).withChoices(choices));
    }

    private static String text(List<String> statements) {
        return String.join(";\n", statements) + (statements.isEmpty() ? "" : ";\n");
    }

    private static void migrate(Services services) {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
    }
}
