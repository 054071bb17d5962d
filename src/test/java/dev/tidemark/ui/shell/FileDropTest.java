package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDropTest {
    @TempDir
    private Path folder;

    @Test
    void aDatabaseFileOrAFolderIsTaken() {
        assertThat(FileDrop.choose(List.of(new File("/data/App.DB")))).contains(Path.of("/data/App.DB"));
        assertThat(FileDrop.choose(List.of(new File("/data/app.sqlite3")))).isPresent();
        assertThat(FileDrop.choose(List.of(folder.toFile()))).contains(folder);
    }

    @Test
    void otherFilesAndSeveralAtOnceAreNot() {
        assertThat(FileDrop.choose(List.of(new File("/data/notes.txt")))).isEmpty();
        assertThat(FileDrop.choose(List.of(new File("/a.db"), new File("/b.db")))).isEmpty();
        assertThat(FileDrop.choose(List.of())).isEmpty();
    }
}
