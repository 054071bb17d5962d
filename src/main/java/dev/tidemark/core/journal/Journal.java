package dev.tidemark.core.journal;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The journal of one workspace: a file with one JSON document a line, only ever added to. Blocking; safe for any thread. */
public final class Journal {

    private final Path file;
    private final Clock clock;
    private final String user;

    public Journal(Workspace workspace, Clock clock, String user) {
        this.file = workspace.records().resolve("journal.jsonl");
        this.clock = clock;
        this.user = user;
    }

    /** Adds an entry of a change that applies no scripts, as {@link #add(String, String, String, List, Map)}. */
    public JournalEntry add(String kind, String sentence, String backup, List<String> details) {
        return add(kind, sentence, backup, details, Map.of());
    }

    /**
     * Adds an entry and flushes it to the disk.
     *
     * @param backup a backup's file name, or null
     * @param scripts file name to text of the scripts that were applied, so that a lost one can be recovered
     * @throws Problem JOURNAL_NOT_WRITTEN: an entry tells of a change that is complete, so the problem says that
     */
    public synchronized JournalEntry add(String kind, String sentence, String backup, List<String> details, Map<String, String> scripts) {
        try {
            JournalEntry entry = new JournalEntry(entries().size() + 1, clock.instant(), user, kind, sentence, backup, details, scripts);
            // A line that a crash cut short stays a line of its own.
            String line = (endsInsideALine() ? "\n" : "") + JsonMapper.shared().writeValueAsString(entry) + "\n";
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            return entry;
        } catch (IOException failure) {
            throw notWritten(failure, Texts.reason(failure), sentence);
        } catch (Problem failure) {
            throw notWritten(failure, failure.details().getOrDefault("detail", failure.what()), sentence);
        }
    }

    private Problem notWritten(Exception failure, String reason, String done) {
        return Problem.because(failure, ProblemCode.JOURNAL_NOT_WRITTEN, "path", file, "detail", reason, "done", done);
    }

    /** All entries, oldest first. A line that cannot be read is passed over and told to the log. */
    public synchronized List<JournalEntry> entries() {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<JournalEntry> entries = new ArrayList<>();
        try {
            // A crash may cut a line inside a character; decoding must not refuse the lines around it.
            new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).forEach(line -> read(line, entries));
            return entries;
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }

    private void read(String line, List<JournalEntry> entries) {
        try {
            entries.add(JsonMapper.shared().readValue(line, JournalEntry.class));
        } catch (JacksonException cutShort) {
            System.getLogger(Journal.class.getName()).log(System.Logger.Level.WARNING, "An unreadable line in " + file, cutShort);
        }
    }

    private boolean endsInsideALine() {
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            return bytes.length > 0 && bytes[bytes.length - 1] != '\n';
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }
}
