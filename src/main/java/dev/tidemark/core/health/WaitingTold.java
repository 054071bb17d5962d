package dev.tidemark.core.health;

import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Waiting;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Says whom a job waits for, where it would say how far it is. */
public final class WaitingTold {
    /** Looking counts as waiting: it must not use up the patience. */
    private static final int SECONDS = 2;

    private WaitingTold() { }

    /** Does the work; while one of its connections waits for longer than a moment, {@code progress} is told for whom. */
    public static <T, X extends Throwable> T by(Progress progress, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return Waiting.telling(file -> progress.report(sentence(file, FileHolders.of(file, SECONDS)), -1), work);
    }

    /** "Waiting for python3 (process 4711), which is writing"; names the writer alone where it is known. */
    static String sentence(Path file, Holders holders) {
        boolean writer = holders.processes().stream().anyMatch(FileHolder::writes);
        String who = holders.processes().stream().filter(holder -> !writer || holder.writes()).map(FileHolder::words).collect(Collectors.joining(", "));
        return who.isEmpty() ? "Waiting for another program to let go of " + file.getFileName() : "Waiting for " + who;
    }
}
