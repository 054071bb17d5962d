package dev.tidemark.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileHoldersTest {
    @TempDir Path folder;

    @Test void theOutputOfLsofIsReadAndThisProcessLeftOut() {
        assertThat(FileHolders.parse("p4711\ncpython3.12\nf7\nlW\nf8\nl \np42\ncme\nf1\np99\ncsqlite3\nf3\nl \n", 42)).containsExactly(
            new FileHolder(99, "sqlite3", "", false), new FileHolder(4711, "python3.12", "", true));
    }

    @Test @EnabledOnOs(OS.LINUX) void theFolderOfProcessesTellsNameCommandAndTheOneThatWrites() throws IOException {
        Path database = Files.writeString(folder.resolve("app.db"), "x").toRealPath();
        Path proc = Files.createDirectory(folder.resolve("proc"));
        process(proc, 10, "python3", "python3\0server.py\0", database);
        process(proc, 11, "tidemark", "java\0", database);
        process(proc, 12, "cat", "cat\0", folder.resolve("other"));
        Object inode = Files.getAttribute(database, "unix:ino");
        Files.writeString(proc.resolve("locks"), "1: POSIX  ADVISORY  WRITE 10 08:01:" + inode + " 1073741825 1073741825\n2: POSIX  ADVISORY  READ 12 08:01:" + inode + " 1073741826 1073742335\n");
        assertThat(new ProcFolder(proc, 11).holders(List.of(database))).isEqualTo(new Holders(List.of(new FileHolder(10, "python3", "python3 server.py", true)), null));
    }

    @Test @DisabledOnOs(OS.WINDOWS) void anLsofThatHangsIsLeftAfterItsTime() throws IOException {
        Path lsof = Files.writeString(folder.resolve("lsof"), "#!/bin/sh\nexec sleep 600\n");
        assertThat(lsof.toFile().setExecutable(true)).isTrue();
        assertThat(FileHolders.lsof(lsof.toString(), 1, List.of(folder.resolve("app.db")))).isEqualTo(
            new Holders(List.of(), "The command lsof, which tells who has a file open, did not answer within 1 s."));
    }

    private static void process(Path proc, int pid, String name, String command, Path open) throws IOException {
        Path fd = Files.createDirectories(proc.resolve(String.valueOf(pid)).resolve("fd"));
        Files.createSymbolicLink(fd.resolve("3"), open);
        Files.writeString(fd.resolveSibling("comm"), name + "\n");
        Files.writeString(fd.resolveSibling("cmdline"), command);
    }
}
