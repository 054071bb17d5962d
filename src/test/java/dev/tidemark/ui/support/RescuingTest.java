package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescuingTest {
    @TempDir Path folder;

    @Test void itHelpsWithDamagedFilesThatAreThere() throws IOException {
        Path file = Files.writeString(folder.resolve("app.db"), "anything");
        assertThat(Rescuing.helps(Problem.of(ProblemCode.DAMAGED, "path", file, "detail", "pages"))).isTrue();
        assertThat(Rescuing.helps(Problem.of(ProblemCode.TRUNCATED, "path", file, "expected", 2, "actual", 1))).isTrue();
        assertThat(Rescuing.helps(Problem.of(ProblemCode.DAMAGED, "path", folder.resolve("gone.db"), "detail", "pages"))).isFalse();
        assertThat(Rescuing.helps(Problem.of(ProblemCode.LOCKED, "path", file, "waited", "10 s"))).isFalse();
        Path archive = Files.writeString(folder.resolve("app.db.20250101_000000.backup.zip"), "zip");
        assertThat(Rescuing.helps(Problem.of(ProblemCode.BACKUP_NOT_VERIFIED, "path", archive, "detail", "an entry"))).isFalse();
    }
}
