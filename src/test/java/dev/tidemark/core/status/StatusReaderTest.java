package dev.tidemark.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusReaderTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void applied() {
        space = TestWorkspace.empty(folder).script("V1__a.sql", "CREATE TABLE a(x);").script("U1__a.sql", "DROP TABLE a;").script("V2__b.sql", "CREATE TABLE b(x);");
        services = Services.of(space.workspace());
        services.migrations().run(services.migrations().planMigrate(Target.parse("1")), false, Progress.NONE, Cancellation.never());
    }

    @Test void driftIsNotWellAndGoesWhenItIsTakenBack() {
        assertThat(services.status().read().sentence()).isEqualTo("All is well. One migration is waiting.");
        space.sql("CREATE INDEX by_hand ON a(x)");
        Status drifted = services.status().read();
        assertThat(drifted.sentence()).isEqualTo("The schema has drifted: it differs from what V1 builds in 1 object.");
        assertThat(drifted.allIsWell()).isFalse();
        assertThat(drifted.nextSteps()).first().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(NextStep.Kind.LOOK_AT_DRIFT);
            assertThat(step.detail()).startsWith("The schema differs in 1 object from");
        });
        space.sql("DROP INDEX by_hand");
        assertThat(services.status().read().allIsWell()).isTrue();
    }

    @Test void theAnswerIsKeptForTheNextProcessUnderAMarkOfAllThatItDependsOn() throws IOException {
        Path kept = space.workspace().records().resolve("drift");
        services.status().read();
        assertThat(kept).content().matches("[0-9a-f]{64} 0\n");
        Files.writeString(kept, Files.readString(kept).replace(" 0", " 7"));
        assertThat(Services.of(space.workspace()).status().read().deviations()).as("it is not compared again").isEqualTo(OptionalInt.of(7));
        space.sql("CREATE TABLE by_hand(x)");
        assertThat(Services.of(space.workspace()).status().read().deviations()).isEqualTo(OptionalInt.of(1));
        Files.writeString(kept, "spoiled");
        assertThat(Services.of(space.workspace()).status().read().deviations()).isEqualTo(OptionalInt.of(1));
    }

    @Test void whereNothingCanBeComparedNothingIsSaid() {
        space.sql("DELETE FROM flyway_schema_history");
        Status status = services.status().read();
        assertThat(status.deviations()).isEmpty();
        assertThat(status.sentence()).isEqualTo("This database has tables but no schema history.");
        assertThat(status.nextSteps()).first().extracting(NextStep::kind).isEqualTo(NextStep.Kind.ADOPT);
    }
}
