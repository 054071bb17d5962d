package dev.tidemark.core.journal;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.StateMark;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * The journal of one workspace: a file with one JSON document a line, only ever added to. Blocking; safe for any thread and for two Tidemarks.
 * A change announces its entry with an <em>intent</em> right before its commit, so that one whose process dies between commit and entry is seen.
 */
public final class Journal {
    /** While it is bound, what this thread writes takes back the entry of that number. */
    public static final ScopedValue<Integer> UNDOING = ScopedValue.newInstance();

    private static final String DEVELOPMENT = "development build";

    private final Workspace workspace;
    private final Path folder;
    private final JournalFile file;
    private final Path database;
    private final Clock clock;
    private final String user;

    public Journal(Workspace workspace, Clock clock, String user) {
        this.workspace = workspace;
        this.file = new JournalFile(workspace.records().resolve("journal.jsonl"));
        this.folder = workspace.records().resolve("journal");
        this.database = workspace.databaseFile();
        this.clock = clock;
        this.user = user;
    }

    /** For what changes files that the journal will tell of. @throws Problem OPENED_READ_ONLY */
    public void requireChangeable() {
        workspace.requireChangeable();
    }

    /** Where changes keep what is too large for a line; it may not be there yet. */
    public Path folder() {
        return folder;
    }

    /** Files in that folder that no line of the journal names, as changes leave them that were killed before they were announced. Take the workspace's lock before they are removed. */
    public List<Path> unnamedFiles() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> kept = files.filter(path -> JournalFile.KEPT.matcher(path.getFileName().toString()).matches()).sorted().toList();
            Set<String> named = kept.isEmpty() ? Set.of() : file.namedFiles();
            return kept.stream().filter(path -> !named.contains(path.getFileName().toString())).toList();
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", folder, "detail", Texts.reason(failure));
        }
    }

    /** Adds an entry of a change that applies no scripts, as {@link #add(String, String, String, List, Map)}. */
    public JournalEntry add(String kind, String sentence, String backup, List<String> details) {
        return add(kind, sentence, backup, details, Map.of());
    }

    /** Adds an entry that does not tell how it is taken back, as {@link #add(Draft)}. */
    public JournalEntry add(String kind, String sentence, String backup, List<String> details, Map<String, String> scripts) {
        return add(Draft.of(kind, sentence, backup, details, null).with(scripts));
    }

    /**
     * Adds an entry and flushes it to the disk.
     *
     * @throws Problem OPENED_READ_ONLY; JOURNAL_NOT_WRITTEN: an entry tells of a change that is complete, so the problem says that
     */
    public JournalEntry add(Draft draft) {
        requireChangeable();
        try {
            return file.append(number -> new JournalFile.Line(JournalFile.State.DONE, entry(number, draft, null)));
        } catch (IOException | JacksonException | Problem failure) {
            throw notWritten(failure, draft.sentence());
        }
    }

    /**
     * Adds the entry of an attempt that failed, as {@link #add(Draft)}. It takes nothing back, though it was made in order to: what it was to take back
     * still stands.
     */
    public JournalEntry addFailed(Draft draft) {
        return ScopedValue.where(UNDOING, null).call(() -> add(draft));
    }

    /**
     * Announces a change that is about to be committed.
     *
     * @return what has to be told how it ended
     * @throws Problem INPUT_OUTPUT when it cannot be written: the change must not be committed then
     */
    public Intent intend(Draft draft) {
        requireChangeable();
        try {
            JournalEntry entry = file.append(number -> new JournalFile.Line(JournalFile.State.INTENDED, entry(number, draft, null)));
            return new Intent(entry.number());
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file.path(), "detail", Texts.reason(failure));
        }
    }

    /** An announced change. */
    public final class Intent {
        private final int number;

        private Intent(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        /** It is committed: writes its entry, with what is known now, as {@link Journal#add(Draft)}. */
        public JournalEntry done(Draft draft) {
            return settle(number, draft, null);
        }

        /** It changed something and yet failed: writes its entry, which takes nothing back, as {@link Journal#addFailed}. */
        public JournalEntry failed(Draft draft) {
            return ScopedValue.where(UNDOING, null).call(() -> done(draft));
        }

        /** It was not committed: there will be no entry. A failure to say so is told to the log, since another failure is under way. */
        public void dropped(Draft draft) {
            try {
                file.append(_ -> new JournalFile.Line(JournalFile.State.DROPPED, entry(number, draft, null)));
            } catch (IOException | JacksonException | Problem failure) {
                System.getLogger(Journal.class.getName()).log(System.Logger.Level.WARNING, "Could not write into " + file.path(), failure);
            }
        }
    }

    /** Announced changes of which nobody has said how they ended: of a process that died, or of one that is at work. */
    public List<JournalEntry> unsettled() {
        return read().stream().filter(line -> line.state() == JournalFile.State.INTENDED).map(JournalFile.Line::entry).toList();
    }

    /** Whether there may be such, found without reading every entry: for each start. */
    public boolean mayBeUnsettled() {
        try {
            return file.mayHaveIntents();
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file.path(), "detail", Texts.reason(failure));
        }
    }

    /**
     * Writes down how an announced change of a dead process ended.
     *
     * @param found what was made; empty when it was not
     * @param remark what was found out, for a person
     */
    public void settle(JournalEntry intended, Optional<Draft> found, String remark) {
        if (found.isPresent()) {
            settle(intended.number(), found.get(), remark);
        } else {
            new Intent(intended.number()).dropped(Draft.of(intended.kind(), intended.sentence(), intended.backup(), intended.details(), intended.undo()));
        }
    }

    private JournalEntry settle(int number, Draft draft, String remark) {
        try {
            return file.append(_ -> new JournalFile.Line(JournalFile.State.DONE, entry(number, draft.leadingTo(null), remark)));
        } catch (IOException | JacksonException | Problem failure) {
            throw notWritten(failure, draft.sentence());
        }
    }

    /** All entries, in the order of their numbers. A line that cannot be read is passed over and told to the log. */
    public List<JournalEntry> entries() {
        return read().stream().filter(line -> line.state() == JournalFile.State.DONE).map(JournalFile.Line::entry).toList();
    }

    /** The entry of that number. */
    public Optional<JournalEntry> entry(int number) {
        return entries().stream().filter(entry -> entry.number() == number).findFirst();
    }

    /** The lines of the journal's file that cannot be read, counted from 1: cut short by a crash, damaged, or of a newer Tidemark. */
    public List<Integer> unreadableLines() {
        try {
            return file.read().unreadable();
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file.path(), "detail", Texts.reason(failure));
        }
    }

    /** Where the journal is kept; it may not be there yet. */
    public Path path() {
        return file.path();
    }

    private List<JournalFile.Line> read() {
        try {
            return file.read().lines();
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file.path(), "detail", Texts.reason(failure));
        }
    }

    private JournalEntry entry(int number, Draft draft, String remark) {
        String version = Journal.class.getPackage().getImplementationVersion();
        return new JournalEntry(number, clock.instant(), user, "Tidemark " + (version == null ? DEVELOPMENT : version), draft.kind(), draft.sentence(), draft.backup(),
            draft.details(), draft.scripts(), draft.counts(), draft.undo(), draft.undoes() == null && UNDOING.isBound() ? UNDOING.get() : draft.undoes(), remark, StateMark.of(database), draft.content());
    }

    private Problem notWritten(Exception failure, String done) {
        String reason = switch (failure) {
            case IOException io -> Texts.reason(io);
            case Problem problem -> problem.details().getOrDefault("detail", problem.what());
            default -> String.valueOf(failure.getMessage());
        };
        return Problem.because(failure, ProblemCode.JOURNAL_NOT_WRITTEN, "path", file.path(), "detail", reason, "done", done);
    }
}
