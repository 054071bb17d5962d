package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file is deleted or replaced by somebody else after we have looked at it. */
class FileGoneTest {
    @TempDir Path folder;

    @Test void ofADatabaseThatWasDeletedNoneIsMade() throws IOException {
        Path workspace = Scene.of(Operation.ROLLBACK, "DELETE", folder.resolve("w"), 50);
        Services services = Operation.services(workspace);
        Plan plan = services.migrations().planRollback(Target.parse("1"));
        Files.delete(workspace.resolve("sqlite/app.db"));
        assertProblem(ProblemCode.FILE_MISSING, () -> services.migrations().run(plan, true, Progress.NONE, Cancellation.never()));
        assertProblem(ProblemCode.FILE_MISSING, () -> services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never()));
        assertThat(workspace.resolve("sqlite")).isEmptyDirectory();
        assertThat(services.backups().list()).isEmpty();
    }

    @Test void aPlanIsNotRunOnADatabaseThatTookTheOthersPlace() throws IOException {
        Path workspace = Scene.of(Operation.ROLLBACK, "DELETE", folder.resolve("w"), 50);
        Path other = Scene.of(Operation.MIGRATE, "DELETE", folder.resolve("other"), 70);
        Services services = Operation.services(workspace);
        Plan plan = services.migrations().planRollback(Target.parse("1"));
        Files.move(other.resolve("sqlite/app.db"), workspace.resolve("sqlite/app.db"), StandardCopyOption.REPLACE_EXISTING);
        String before = Scene.state(workspace);
        assertThatThrownBy(() -> services.migrations().run(plan, true, Progress.NONE, Cancellation.never())).isInstanceOf(Problem.class);
        assertThat(Scene.state(workspace)).isEqualTo(before);
    }

    private static void assertProblem(ProblemCode code, Runnable work) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
