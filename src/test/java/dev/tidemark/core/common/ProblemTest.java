package dev.tidemark.core.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test void theWordsFillTheSentences() {
        Problem problem = Problem.of(ProblemCode.FILE_MISSING, "path", "/tmp/$1\\a.db");
        assertThat(problem.what()).isEqualTo("There is no file at /tmp/$1\\a.db.");
        assertThat(problem.unchanged()).isEqualTo("Nothing was created.");
        assertThat(problem.details()).containsEntry("path", "/tmp/$1\\a.db");
    }

    @Test void aWordThatASentenceNeedsMayNotBeForgotten() {
        assertThatThrownBy(() -> Problem.of(ProblemCode.FILE_MISSING)).isInstanceOf(AssertionError.class).hasMessageContaining("FILE_MISSING");
    }

    @Test void theCauseIsKeptForTheLog() {
        IOException cause = new IOException("disk");
        assertThat(Problem.because(cause, ProblemCode.INPUT_OUTPUT, "path", "x", "detail", "disk")).hasCause(cause);
    }

    @Test void aProblemStaysItselfAndAnythingElseIsUnexpected() {
        Problem problem = Problem.of(ProblemCode.LOCKED, "path", "x", "waited", "10 s");
        assertThat(Problem.from(problem)).isSameAs(problem);
        assertThat(Problem.from(new IllegalStateException("odd")).code()).isEqualTo(ProblemCode.UNEXPECTED);
        assertThat(Problem.from(new IllegalStateException("odd")).what()).contains("odd");
        assertThat(Problem.from(new IllegalStateException()).what()).contains("IllegalStateException");
    }
}
