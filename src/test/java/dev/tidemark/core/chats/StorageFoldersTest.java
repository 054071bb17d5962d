package dev.tidemark.core.chats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageFoldersTest {
    @TempDir Path folder;

    @Test
    void missingFoldersAreMade() {
        assertThat(StorageFolders.create(folder)).containsExactly(folder.resolve("documents"), folder.resolve("chroma")).allMatch(Files::isDirectory);
    }

    @Test
    void whatIsThereIsKept() throws IOException {
        Path file = Files.writeString(Files.createDirectory(folder.resolve("documents")).resolve("a.txt"), "mine");

        assertThat(StorageFolders.create(folder)).containsExactly(folder.resolve("chroma"));
        assertThat(StorageFolders.create(folder)).isEmpty();
        assertThat(file).hasContent("mine");
    }

    @Test
    void aFileInThePlaceOfAFolderIsAProblem() throws IOException {
        Files.writeString(folder.resolve("documents"), "a file");

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> StorageFolders.create(folder))
            .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.INPUT_OUTPUT));
    }
}
