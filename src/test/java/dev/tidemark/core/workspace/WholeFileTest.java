package dev.tidemark.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

class WholeFileTest {
    @TempDir Path folder;

    @Test void aFileThatCannotBeCompletedIsAsItWasAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> WholeFile.at(file).write(out -> {
            out.write(new byte[1 << 20]);
            throw new IOException("No space left on device");
        })).matches(p -> p.code() == ProblemCode.INPUT_OUTPUT).withMessageContaining("no space left on device");
        assertThat(Files.readString(file)).isEqualTo("before");
        assertThat(names()).containsExactly("a.txt");

        assertThatExceptionOfType(Problem.class).isThrownBy(() -> WholeFile.at(folder.resolve("new.txt")).ownerOnly().write(out -> {
            out.write(1);
            throw Problem.of(ProblemCode.CANCELLED, "what", "the export");
        })).matches(p -> p.code() == ProblemCode.CANCELLED);
        assertThat(names()).containsExactly("a.txt");
    }

    @Test void aFullDiskIsToldWhereJsonIsWrittenToo() throws IOException {
        Path file = folder.resolve("a.json");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> WholeFile.at(file).write(out -> {
            OutputStream full = new FilterOutputStream(out) {
                @Override public void write(byte[] bytes, int from, int length) throws IOException {
                    throw new IOException("No space left on device");
                }
            };
            try (JsonGenerator json = JsonMapper.shared().createGenerator(full)) {
                json.writeStartArray();
                json.writeEndArray();
            }
            return null;
        })).matches(p -> p.code() == ProblemCode.INPUT_OUTPUT).withMessageContaining("no space left on device");
        assertThat(names()).isEmpty();
    }

    @Test void whatAKilledWriterLeftIsNoHindrance() throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(folder.resolve("a.txt.unfinished"), "much longer than what comes now");
        WholeFile.at(file).ownerOnly().write("now");
        assertThat(Files.readString(file)).isEqualTo("now");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test void aFileThatIsThereIsReplacedOnlyWhereThatIsWanted() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "before");
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> WholeFile.at(file).unlessThere().write("after")).matches(p -> p.code() == ProblemCode.OUTPUT_EXISTS);
        assertThat(Files.readString(file)).isEqualTo("before");
        WholeFile.at(file).write("after");
        assertThat(Files.readString(file)).isEqualTo("after");
    }

    @Test void onlyTheOwnerReadsWhatIsHisAlone() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = folder.resolve("own").resolve("a.txt");
        WholeFile.at(file).ownerOnly().makingFolder().write("x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
    }

    @Test void aLinkStaysALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real.txt"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real);
        WholeFile.at(link).write("after");
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).isEqualTo("after");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
