package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.ScriptEditing.Opened;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptEditingTest {
    @TempDir private Path folder;
    private Services services;
    private Path scripts;

    @BeforeEach void workspace() {
        TestWorkspace made = TestWorkspace.empty(folder);
        made.script("V1__a_b.sql", "CREATE TABLE a(b);\r\nCREATE TABLE c(d);\r\n").script("V2__e_f.sql", "CREATE TABLE e(f);\n").script("U1__a_b.sql", "DROP TABLE c;\nDROP TABLE a;\n");
        services = Services.of(made.workspace());
        scripts = made.workspace().migrations();
        services.migrations().run(services.migrations().planMigrate(Target.parse("1")), false, Progress.NONE, Cancellation.never());
    }

    @Test void aPendingScriptIsSavedAndItsUndoScriptMade() throws IOException {
        Opened opened = editing().open("V2__e_f.sql");
        assertThat(opened.applied()).isFalse();
        assertThat(opened.undoText()).isEmpty();
        Opened saved = editing().save(opened, "CREATE TABLE e(f, g);\n", "DROP TABLE e;\n");
        assertThat(scripts.resolve("V2__e_f.sql")).hasContent("CREATE TABLE e(f, g);");
        assertThat(scripts.resolve("U2__e_f.sql")).hasContent("DROP TABLE e;");
        assertThat(saved.undoText()).isEqualTo("DROP TABLE e;\n");
        assertThat(Files.list(scripts).map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.endsWith(".unfinished"));
        assertThat(services.journal().entries().toString()).contains("Edited V2__e_f.sql and U2__e_f.sql.");
    }

    @Test void anAppliedScriptIsRefusedButItsUndoScriptCanBeEdited() throws IOException {
        Opened opened = editing().open("V1__a_b.sql");
        assertThat(opened.applied()).isTrue();
        byte[] before = Files.readAllBytes(opened.script());
        assertThatThrownBy(() -> editing().save(opened, opened.text() + "-- x", opened.undoText() + "-- y"))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_APPLIED));
        assertThat(Files.readAllBytes(opened.script())).isEqualTo(before);
        assertThat(Files.readString(opened.undo())).as("both or none").doesNotContain("-- y");
        editing().save(opened, opened.text(), opened.undoText() + "-- y\n");
        assertThat(Files.readString(opened.undo())).endsWith("-- y\n");
    }

    @Test void aScriptThatWasAppliedWhileItWasOpenIsRefused() {
        Opened opened = editing().open("V2__e_f.sql");
        services.migrations().run(services.migrations().planMigrate(Target.parse("latest")), false, Progress.NONE, Cancellation.never());
        assertThatThrownBy(() -> editing().save(opened, "CREATE TABLE z(y);", "")).hasMessageContaining("is applied");
    }

    @Test void aScriptThatSomebodyElseChangedIsNotOverwritten() throws IOException {
        Opened opened = editing().open("V2__e_f.sql");
        Files.writeString(opened.script(), "CREATE TABLE theirs(x);\n");
        assertThatThrownBy(() -> editing().save(opened, "CREATE TABLE mine(x);\n", ""))
            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.SCRIPT_CHANGED_MEANWHILE));
        assertThat(opened.script()).hasContent("CREATE TABLE theirs(x);");
    }

    @Test void lineEndsStayAsTheyWere() throws IOException {
        Path script = scripts.resolve("V3__g_h.sql");
        Files.writeString(script, "CREATE TABLE g(\r\n  h);\r\n");
        Opened opened = editing().open("V3__g_h.sql");
        assertThat(opened.text()).isEqualTo("CREATE TABLE g(\n  h);\n");
        editing().save(opened, "CREATE TABLE g(\n  h,\n  i);\n", "");
        assertThat(Files.readString(script)).isEqualTo("CREATE TABLE g(\r\n  h,\r\n  i);\r\n");
        assertThat(opened.undo()).doesNotExist();
    }

    @Test void aScriptThatIsGoneIsNamed() {
        assertThatThrownBy(() -> editing().open("V9__gone_away.sql")).hasMessageContaining("V9__gone_away.sql");
    }

    private ScriptEditing editing() {
        return services.scriptEditing();
    }
}
