package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What restores and resets have kept that belongs to no backup: databases of which none could be made, and the stored files that lay beside such a one. No rule lets it go; a person does, who
 * was shown it. Blocking.
 */
public final class KeptService {
    private static final Pattern UNREADABLE = Pattern.compile("(.+\\.\\d{8}_\\d{6}(?:_\\d+)?\\.unreadable)(?:-wal|-shm|-journal)?");

    private final Workspace workspace;
    private final Journal journal;

    public KeptService(Workspace workspace, Journal journal) {
        this.workspace = workspace;
        this.journal = journal;
    }

    /** All of it, newest first; what a restore still needs that is not ended is not among it. @throws Problem INPUT_OUTPUT */
    public List<Kept> list() {
        return Stream.concat(databases().stream(), storedFiles().stream()).sorted(Comparator.comparing(Kept::at).thenComparing(Kept::name).reversed()).toList();
    }

    /** How much that is. */
    public static long bytes(List<Kept> kept) {
        return kept.stream().mapToLong(Kept::bytes).sum();
    }

    /**
     * Removes some of it for good, and writes that into the journal.
     *
     * @param shown what the person agreed to; what is gone by now, or is needed again, is passed over
     * @return what has gone
     * @throws Problem WORKSPACE_BUSY, CANCELLED, INPUT_OUTPUT; what is gone by then is in the journal
     */
    public List<Kept> remove(List<Kept> shown, Progress progress, Cancellation cancellation) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Remove what is kept from before restores")) {
            List<Kept> gone = new ArrayList<>();
            List<Path> there = list().stream().map(Kept::path).toList();
            try {
                for (Kept kept : shown.stream().filter(each -> there.contains(each.path())).toList()) {
                    cancellation.check("the removal");
                    progress.report("Removing " + kept.name(), (double) gone.size() / shown.size());
                    removeNow(kept);
                    gone.add(kept);
                }
            } finally {
                if (!gone.isEmpty()) {
                    journal.add(Draft.of("remove kept", sentence(gone), null, gone.stream().map(kept -> kept.path().toString()).toList(), new Undo.None("what was removed is gone")));
                }
            }
            return gone;
        }
    }

    /** "Removed 2 items kept from before restores, 12 MB." */
    public static String sentence(List<Kept> gone) {
        return gone.isEmpty() ? "There was nothing to remove." : "Removed " + Texts.count(gone.size(), "item", "items") + " kept from before restores, " + Texts.size(bytes(gone)) + ".";
    }

    private void removeNow(Kept kept) {
        try {
            if (kept.database()) {
                for (Path part : parts().getOrDefault(kept.name(), List.of())) {
                    Files.deleteIfExists(part);
                }
            } else {
                KeptFiles.removeAll(kept.path());
            }
        } catch (IOException failure) {
            throw failed(kept.path(), failure);
        }
    }

    private List<Kept> databases() {
        List<Kept> found = new ArrayList<>();
        parts().forEach((name, parts) -> {
            try {
                long bytes = 0;
                for (Path part : parts) {
                    bytes += Files.size(part);
                }
                Instant at = BackupFolder.stampOf(name.replaceFirst("\\.unreadable$", BackupFolder.BACKUP)).orElse(Files.getLastModifiedTime(parts.getFirst()).toInstant());
                found.add(new Kept(name, parts.getFirst(), true, at, parts.size(), bytes));
            } catch (NoSuchFileException gone) {
                log("Gone meanwhile: " + name, gone);
            } catch (IOException failure) {
                throw failed(parts.getFirst(), failure);
            }
        });
        return found;
    }

    /** The files of each, the database first: a log may have been kept without one. */
    private Map<String, List<Path>> parts() {
        return names(workspace.backups()).stream().map(UNREADABLE::matcher).filter(Matcher::matches)
            .collect(Collectors.groupingBy(name -> name.group(1), TreeMap::new, Collectors.mapping(name -> workspace.backups().resolve(name.group()), Collectors.toList())));
    }

    private List<Kept> storedFiles() {
        KeptFiles files = new KeptFiles(workspace);
        List<String> backups = names(workspace.backups());
        List<Kept> found = new ArrayList<>();
        for (String name : names(files.of(""))) {
            Path folder = files.of(name);
            if (!backups.contains(name) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && !names(folder).isEmpty() && !FolderSwap.needs(workspace, name)) {
                StoredFiles counted = files.counted(name).orElseGet(() -> walked(folder));
                modified(folder).ifPresent(at -> found.add(new Kept(name, folder, false, at, counted.count(), counted.bytes())));
            }
        }
        return found;
    }

    private static StoredFiles walked(Path folder) {
        try {
            FolderWalk walk = FolderWalk.of(folder, List.of(folder), Cancellation.never());
            return new StoredFiles(walk.files(), walk.bytes());
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    private static Optional<Instant> modified(Path folder) {
        try {
            return Optional.of(Files.getLastModifiedTime(folder).toInstant());
        } catch (NoSuchFileException gone) {
            log("Gone meanwhile: " + folder, gone);
            return Optional.empty();
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (UncheckedIOException failure) {
            throw failed(folder, failure.getCause());
        } catch (IOException failure) {
            throw failed(folder, failure);
        }
    }

    private static void log(String what, IOException failure) {
        System.getLogger(KeptService.class.getName()).log(System.Logger.Level.DEBUG, what, failure);
    }

    private static Problem failed(Path path, IOException failure) {
        return Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", path, "detail", Texts.reason(failure));
    }
}
