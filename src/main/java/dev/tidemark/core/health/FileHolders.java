package dev.tidemark.core.health;

import dev.tidemark.core.common.OtherProgram;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Asks the operating system which other processes have a database file, its log or its journal open. Blocking; ends no process. */
public final class FileHolders {
    private static final int LSOF_SECONDS = 10;

    private FileHolders() { }

    /** By the means of the system that this runs on: /proc on Linux, lsof on macOS; Windows does not tell. */
    public static Holders of(Path database) {
        return of(database, LSOF_SECONDS);
    }

    /** The same, and no answer after that many seconds. */
    static Holders of(Path database, int seconds) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<Path> files = SqliteFile.withSiblings(database).stream().filter(Files::exists).toList();
        if (files.isEmpty()) {
            return new Holders(List.of(), null);
        }
        if (system.contains("linux")) {
            return new ProcFolder(Path.of("/proc"), ProcessHandle.current().pid()).holders(files);
        }
        if (system.contains("mac")) {
            return lsof("lsof", seconds, files);
        }
        return new Holders(List.of(), "This system does not tell which programs have a file open. Close the programs that use the database, for example the chatbot.");
    }

    static Holders lsof(String program, int seconds, List<Path> files) {
        List<String> command = new ArrayList<>(List.of(program, "-w", "-F", "pcl", "--"));
        files.forEach(file -> command.add(file.toString()));
        try {
            return new Holders(parse(OtherProgram.ask(command, seconds, environment -> { }).out(), ProcessHandle.current().pid()), "Programs of other users may be missing from this list.");
        } catch (OtherProgram.TooSlow slow) {
            return new Holders(List.of(), "The command lsof, which tells who has a file open, did not answer within " + seconds + " s.");
        } catch (IOException failure) {
            return new Holders(List.of(), "The command lsof, which tells who has a file open, could not be run: " + Texts.reason(failure) + ".");
        }
    }

    /** Reads {@code lsof -F pcl}: a line per field, "p" before a process, "c" before its name, "l" before a lock it holds. */
    static List<FileHolder> parse(String output, long self) {
        Map<Long, FileHolder> found = new TreeMap<>();
        long pid = -1;
        for (String line : output.lines().filter(l -> !l.isEmpty()).toList()) {
            String value = line.substring(1);
            switch (line.charAt(0)) {
                case 'p' -> {
                    pid = Long.parseLong(value);
                    found.put(pid, new FileHolder(pid, "unknown", "", false));
                }
                case 'c' -> found.computeIfPresent(pid, (id, holder) -> new FileHolder(id, value, holder.command(), holder.writes()));
                case 'l' -> found.computeIfPresent(pid, (id, holder) -> new FileHolder(id, holder.name(), holder.command(), holder.writes() || value.equalsIgnoreCase("w")));
                default -> { }
            }
        }
        found.remove(self);
        return List.copyOf(found.values());
    }
}
