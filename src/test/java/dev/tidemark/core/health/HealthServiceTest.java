package dev.tidemark.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.support.TestWorkspace;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthServiceTest {
    @TempDir Path folder;

    @Test void aSoundWorkspaceHasNoFindingsAndLookingChangesNotOneByte() throws Exception {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        Services services = Services.of(space.workspace());
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
        byte[] before = Files.readAllBytes(space.workspace().databaseFile());
        List<String> heard = new ArrayList<>();
        assertThat(services.health().run((doing, fraction) -> heard.add(doing), Cancellation.never())).isEmpty();
        assertThat(heard).containsAll(services.health().titles());
        assertThat(Files.readAllBytes(space.workspace().databaseFile())).isEqualTo(before);
    }

    @Test void whatCannotBeKnownOfADatabaseThatIsOnlyLookedAtIsNotSaidToHaveBeenLookedAt() {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        assertThat(Services.of(space.workspace()).health().titles()).contains("Locks", "Write permission", "Space on the disk");
        assertThat(Services.of(space.workspace().lookingAt(space.workspace().databaseFile())).health().titles()).isNotEmpty().doesNotContain("Locks", "Write permission", "Space on the disk");
    }

    @Test void oneTroubleDoesNotHideAnother() throws Exception {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        Services services = Services.of(space.workspace());
        space.script("V9.0__twice.sql", "SELECT 1;");
        Files.writeString(space.workspace().databaseFile(), "no database at all");
        assertThat(services.health().run(Progress.NONE, Cancellation.never())).extracting(Finding::code).containsExactlyInAnyOrder("TM-104", "duplicate-version");
    }

    @Test void theMostSevereComesFirst() {
        TestWorkspace space = TestWorkspace.empty(folder).script("V1__a.sql", "CREATE TABLE a(x);");
        space.sql("CREATE TABLE stranger(x)");
        List<Finding> findings = Services.of(space.workspace()).health().run(Progress.NONE, Cancellation.never());
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.ERROR, Severity.NOTE);
    }

    @Test void aMistakeInOneCheckIsToldAndHidesNoOther() {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        Finding other = new Finding("other", Severity.WARNING, "Something else.", "", List.of());
        List<HealthCheck> checks = List.of(check("Broken one", () -> {
            UncheckedIOException mistake = new UncheckedIOException(new AccessDeniedException("/closed"));
            mistake.setStackTrace(new StackTraceElement[0]);
            throw mistake;
        }), check("Sound one", () -> List.of(other)));
        HealthService health = new HealthService(space.workspace(), space.database(), Services.of(space.workspace()).backups(), Services.of(space.workspace()).integrity(), checks);
        assertThat(health.run(Progress.NONE, Cancellation.never())).satisfiesExactly(finding -> {
            assertThat(finding.code()).isEqualTo(ProblemCode.CHECK_FAILED.id());
            assertThat(finding.sentence()).startsWith("The check “Broken one” could not be carried out: ").contains("/closed");
        }, finding -> assertThat(finding).isSameAs(other));
    }

    private static HealthCheck check(String title, Supplier<List<Finding>> look) {
        return new HealthCheck() {
            @Override public String title() {
                return title;
            }

            @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
                return look.get();
            }
        };
    }

    @Test void itCanBeCancelled() {
        TestWorkspace space = TestWorkspace.withShippedMigrations(folder);
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> Services.of(space.workspace()).health().run((doing, fraction) -> cancellation.cancel(), cancellation))
            .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CANCELLED));
    }
}
