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
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
            services.newMigrations().save(draft);
            if (!allowed(services, before, () -> migrate(services))) {
                return;
            }
            Schema after = SchemaReader.of(space.database());
            assertThat(draft(services, folder, pair.after(), "Nothing is left to do").empty()).isTrue();
            require(space, kept, before);
            if (!allowed(services, after, () -> services.migrations().run(services.migrations().planRollback(Target.parse("1")), false, Progress.NONE, Cancellation.never()))) {
                return;
            }
            assertThat(Memory.facts(services.schema())).isEqualTo(Memory.facts(before));
            require(space, kept, after);
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

    private static void require(TestWorkspace space, Kept kept, Schema through) {
        space.database().read(connection -> {
            kept.requireAfter(through, connection);
            return null;
        });
    }

    /** Rows that refer to a table which goes, or to one that comes empty, stop the run, and nothing is changed. */
    private static boolean allowed(Services services, Schema before, Runnable run) {
        try {
            run.run();
            return true;
        } catch (Problem problem) {
            assertThat(problem.code()).as(problem.what()).isEqualTo(ProblemCode.FOREIGN_KEYS_BROKEN);
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
