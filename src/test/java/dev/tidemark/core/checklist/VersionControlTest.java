package dev.tidemark.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.checklist.Situation.Seen;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Git;
import dev.tidemark.core.common.GitFolder;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the git of this machine, in repositories made here. */
class VersionControlTest {
    @TempDir Path folder;
    private TestWorkspace space;

    @BeforeEach void makeWorkspace() {
        space = TestWorkspace.empty(folder.resolve("project/storage")).script("V1__a.sql", "CREATE TABLE a(x);").script("U1__a.sql", "DROP TABLE a;").script("V2__b.sql", "CREATE TABLE b(x);");
    }

    @Test void scriptsOutsideOfARepositoryAreToldAsSomethingToDo() throws Exception {
        requireGit();
        assertThat(ask(new VersionControl())).isEqualTo(new ChecklistItem("version-control", Status.TO_DO, "The scripts are in no git repository: nobody keeps their earlier texts."));
    }

    @Test void newChangedAndCommittedScriptsAreToldApart() throws Exception {
        requireGit();
        Path project = folder.resolve("project");
        git(project, "init", "-q");
        assertThat(ask(new VersionControl()).sentence()).isEqualTo("Not in version control yet: U1__a.sql, V1__a.sql, V2__b.sql.");
        git(project, "add", "storage/migrations");
        assertThat(ask(new VersionControl())).isEqualTo(new ChecklistItem("version-control", Status.TO_DO, "Changed since the last commit: U1__a.sql, V1__a.sql, V2__b.sql."));
        git(project, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "scripts");
        assertThat(ask(new VersionControl())).isEqualTo(new ChecklistItem("version-control", Status.DONE, "The scripts are in version control, unchanged since the last commit."));
        space.script("U1__a.sql", "DROP TABLE IF EXISTS a;").script("V3__c.sql", "CREATE TABLE c(x);");
        assertThat(ask(new VersionControl()).sentence()).isEqualTo("Not in version control yet: V3__c.sql.");
        Files.delete(space.workspace().migrations().resolve("V3__c.sql"));
        assertThat(ask(new VersionControl()).sentence()).isEqualTo("Changed since the last commit: U1__a.sql.");
    }

    @Test void whatGitIgnoresIsNotInVersionControlAndNoFindingOfLint() throws Exception {
        requireGit();
        Path project = folder.resolve("project");
        git(project, "init", "-q");
        Files.writeString(project.resolve(".gitignore"), "storage/\n");
        assertThat(ask(new VersionControl()).sentence()).isEqualTo("Not in version control yet: U1__a.sql, V1__a.sql, V2__b.sql.");
        assertThat(GitFolder.of(new Git(), space.workspace().migrations()).state(space.workspace().migrations().resolve("V1__a.sql"))).contains(GitFolder.State.IGNORED);
        assertThat(Services.of(space.workspace()).lint().all(Cancellation.never())).extracting(LintFinding::code).doesNotContain("not-in-version-control");
    }

    @Test void aRepositoryThatGitCannotReadIsNotTakenForACommittedOne() throws Exception {
        requireGit();
        Path project = folder.resolve("project");
        git(project, "init", "-q");
        Files.writeString(project.resolve(".git/index"), "no index");
        assertThat(ask(new VersionControl())).satisfies(item -> assertThat(item.status()).isEqualTo(Status.NOT_KNOWN)).extracting(ChecklistItem::sentence).asString().contains("git says: ");
        assertThat(GitFolder.of(new Git(), space.workspace().migrations()).state(space.workspace().migrations().resolve("V1__a.sql"))).isEmpty();
    }

    @Test void lintLeavesThisLineToItAndCanBeCancelled() throws Exception {
        requireGit();
        git(folder.resolve("project"), "init", "-q");
        Linted linted = new Linted(new PlanLint(Services.of(space.workspace()).lint()));
        assertThat(ask(linted).sentence()).doesNotContain("Git does not know");
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        Situation situation = new Situation(space.workspace(), Services.of(space.workspace()).migrations().planMigrate(Target.LATEST), true, Seen.YES, Optional.empty());
        assertThatThrownBy(() -> linted.ask(situation, cancelled)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
    }

    @Test void withoutGitItIsNotKnown() {
        assertThat(ask(new VersionControl(new Git("no-such-git-here", 5)))).isEqualTo(
            new ChecklistItem("version-control", Status.NOT_KNOWN, "Whether the scripts are in version control is not known: there is no git on this computer."));
    }

    @Test void aGitThatDoesNotAnswerIsNotWaitedFor() throws IOException {
        Path slow = folder.resolve("slow-git");
        Files.writeString(slow, "#!/bin/sh\nexec sleep 60\n");
        assumeTrue(slow.toFile().setExecutable(true) && Path.of("/bin/sh").toFile().canExecute());
        assertThat(ask(new VersionControl(new Git(slow.toString(), 1))).sentence()).contains("git did not answer within ");
    }

    private ChecklistItem ask(Question question) {
        return question.ask(new Situation(space.workspace(), Services.of(space.workspace()).migrations().planMigrate(Target.LATEST), true, Seen.YES, Optional.empty()), Cancellation.never());
    }

    private void requireGit() throws Exception {
        try {
            assumeTrue(new ProcessBuilder("git", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0);
        } catch (IOException none) {
            assumeTrue(false, "there is no git here");
        }
    }

    private static void git(Path at, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", at.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
