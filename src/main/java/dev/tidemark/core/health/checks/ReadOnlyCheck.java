package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A file or folder that cannot be written: all can be read, and every change would be refused. Rights are the person's own to give, so there is no cure here. */
public final class ReadOnlyCheck implements HealthCheck {
    private final Predicate<Path> writable;

    public ReadOnlyCheck() {
        this(Files::isWritable);
    }

    ReadOnlyCheck(Predicate<Path> writable) {
        this.writable = writable;
    }

    @Override public String title() {
        return "Write permission";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        Workspace workspace = examination.workspace();
        Path file = workspace.databaseFile();
        Path records = workspace.records();
        // SQLite writes its journal beside the database, so that the folder counts as much as the file; without its records Tidemark changes nothing.
        Stream<Path> needed = Files.notExists(records) ? Stream.of(workspace.root()) : Stream.of(records, records.resolve("lock"), records.resolve("journal.jsonl"));
        List<String> locked = Stream.concat(Stream.of(file, file.getParent(), workspace.backups()), needed).filter(Files::exists).filter(path -> !writable.test(path)).map(Path::toString).distinct().toList();
        return locked.isEmpty() ? List.of() : List.of(new Finding("read-only", Severity.WARNING, "It cannot be written: " + String.join(", ", locked)
            + (examination.live().isPresent() ? ". You can look at everything; to change something, give" : ". Give") + " yourself write permission there.", examination.workspace().databaseName(), List.of()));
    }
}
