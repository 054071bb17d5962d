package dev.tidemark.core.health;

import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Linux's folder of processes (https://man7.org/linux/man-pages/man5/proc.5.html): each process's open files are links in {@code fd},
 * and {@code locks} lists who holds which lock.
 */
record ProcFolder(Path proc, long self) {
    private static final int COMMAND_LENGTH = 120;
    /** SQLite's RESERVED byte; whoever has it writes (https://www.sqlite.org/src/file/src/os.h). */
    private static final long RESERVED_BYTE = 0x40000001L;
    /** In the shared memory of a write-ahead log: the byte of the one writer (https://www.sqlite.org/walformat.html). */
    private static final long WAL_WRITE_BYTE = 120;

    Holders holders(List<Path> files) {
        List<Path> wanted = files.stream().map(ProcFolder::real).toList();
        List<FileHolder> holders = new ArrayList<>();
        int hidden = 0;
        try (Stream<Path> processes = Files.list(proc)) {
            Set<Long> writers = writers(wanted);
            for (Path process : processes.filter(p -> p.getFileName().toString().matches("\\d+")).sorted().toList()) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid == self) {
                    continue;
                }
                Boolean open = hasOpen(process, wanted);
                hidden += open == null ? 1 : 0;
                if (Boolean.TRUE.equals(open)) {
                    holders.add(new FileHolder(pid, text(process.resolve("comm")), command(process), writers.contains(pid)));
                }
            }
        } catch (IOException failure) {
            return new Holders(List.of(), "The system does not tell which programs have the file open: " + Texts.reason(failure) + ".");
        }
        return new Holders(holders, hidden == 0 ? null : hidden + " processes of other users could not be looked into; one of them may have the file open.");
    }

    /** Null when this user may not look. */
    private static Boolean hasOpen(Path process, List<Path> wanted) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (wanted.contains(target(descriptor))) {
                    return true;
                }
            }
            return false;
        } catch (IOException notAllowedOrGone) {
            return Files.exists(process) ? null : Boolean.FALSE;
        }
    }

    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException closedMeanwhile) {
            return null;
        }
    }

    /** Lines such as {@code 1: POSIX  ADVISORY  WRITE 4711 08:01:123456 1073741825 1073741825}. */
    private Set<Long> writers(List<Path> files) throws IOException {
        Set<String> inodes = new HashSet<>();
        for (Path file : files) {
            inodes.add(String.valueOf(Files.getAttribute(file, "unix:ino")));
        }
        Set<Long> pids = new HashSet<>();
        Path locks = proc.resolve("locks");
        if (Files.isReadable(locks)) {
            for (String line : Files.readAllLines(locks)) {
                String[] words = line.strip().split("\\s+");
                if (words.length >= 8 && words[3].equals("WRITE") && inodes.contains(words[5].substring(words[5].lastIndexOf(':') + 1)) && covers(words[6], words[7])) {
                    pids.add(Long.parseLong(words[4]));
                }
            }
        }
        return pids;
    }

    private static boolean covers(String first, String last) {
        long start = Long.parseLong(first);
        long end = last.equals("EOF") ? Long.MAX_VALUE : Long.parseLong(last);
        return start <= RESERVED_BYTE && end >= RESERVED_BYTE || start <= WAL_WRITE_BYTE && end >= WAL_WRITE_BYTE;
    }

    private static String command(Path process) {
        String line = text(process.resolve("cmdline")).replace('\0', ' ').strip();
        return line.length() > COMMAND_LENGTH ? line.substring(0, COMMAND_LENGTH - 1) + "…" : line;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (IOException endedMeanwhile) {
            return "a process that has ended";
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException gone) {
            return file.toAbsolutePath().normalize();
        }
    }
}
