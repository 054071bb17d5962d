package dev.tidemark.core.journal;

import dev.tidemark.core.workspace.Private;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The journal's file. Each line is one JSON document; the last one of a number counts. Adding reads only what others have added since. */
final class JournalFile {
    /** No more digits than {@link LineReader#GREATEST} has: what is longer is none of ours and must not stop the counting. */
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d{1,9})(?!\\d)");
    /** What the files beside the journal are called. */
    static final Pattern KEPT = Pattern.compile("[0-9a-f-]{36}\\.rows\\.gz");
    private static final String INTENT = "\"state\":\"intended\"";
    private static final Object ONE_WRITER_IN_THIS_PROCESS = new Object();

    private final Path path;
    private long readTo;
    private int lastNumber;
    private boolean insideALine;
    private String told = "";

    JournalFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** How far a change had come when its line was written. Lines of earlier versions have no state: they are done. */
    enum State { INTENDED, DONE, DROPPED }

    record Line(State state, JournalEntry entry) { }

    /**
     * Adds a line and flushes it to the disk.
     *
     * @param line makes it for the next free number
     */
    JournalEntry append(IntFunction<Line> line) throws IOException {
        synchronized (ONE_WRITER_IN_THIS_PROCESS) {
            Private.folder(path.getParent());
            makeUnlessThere();
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
                readWhatIsNew(channel);
                Line made = line.apply(lastNumber + 1);
                // A line that a crash cut short stays a line of its own.
                ByteBuffer bytes = ByteBuffer.wrap(((insideALine ? "\n" : "") + text(made) + "\n").getBytes(StandardCharsets.UTF_8));
                channel.position(readTo);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
                readTo = channel.position();
                insideALine = false;
                lastNumber = Math.max(lastNumber, made.entry().number());
                return made.entry();
            }
        }
    }

    private void makeUnlessThere() throws IOException {
        if (Files.notExists(path)) {
            try {
                Private.file(path);
            } catch (FileAlreadyExistsException others) {
                System.getLogger(JournalFile.class.getName()).log(System.Logger.Level.DEBUG, "Another Tidemark has made it in this moment", others);
            }
        }
    }

    /** Whether a change was announced and nothing told of it since; by the text alone, since reading all entries takes longer. */
    boolean mayHaveIntents() throws IOException {
        if (Files.notExists(path)) {
            return false;
        }
        Set<String> open = new HashSet<>();
        eachLine(line -> {
            boolean intended = line.contains(INTENT);
            if (intended || !open.isEmpty()) {
                Matcher number = NUMBER.matcher(line);
                if (number.find() && intended) {
                    open.add(number.group(1));
                } else if (number.hasMatch()) {
                    open.remove(number.group(1));
                }
            }
        });
        return !open.isEmpty();
    }

    /** The names of all files that the journal's lines tell of, also those that cannot be read otherwise. */
    Set<String> namedFiles() throws IOException {
        Set<String> named = new HashSet<>();
        if (!Files.notExists(path)) {
            eachLine(line -> KEPT.matcher(line).results().map(MatchResult::group).forEach(named::add));
        }
        return named;
    }

    /** What a journal's file holds. @param lines the last line of each number, by number @param unreadable the lines that cannot be read, counted from 1 */
    record Contents(List<Line> lines, List<Integer> unreadable) { }

    /** All of it. Lines that cannot be read are passed over, and told to the log once. */
    Contents read() throws IOException {
        // What one may not look at is no empty journal.
        if (Files.notExists(path)) {
            return new Contents(List.of(), List.of());
        }
        Map<Integer, Line> lines = new TreeMap<>();
        List<Integer> unreadable = new ArrayList<>();
        AtomicInteger at = new AtomicInteger();
        List<RuntimeException> causes = new ArrayList<>();
        eachLine(text -> {
            at.incrementAndGet();
            try {
                if (!text.isBlank()) {
                    Line line = LineReader.read(text);
                    lines.put(line.entry().number(), line);
                }
            } catch (JacksonException | IllegalArgumentException unfit) {
                unreadable.add(at.get());
                causes.add(unfit);
            }
        });
        tell(unreadable, causes);
        return new Contents(new ArrayList<>(lines.values()), unreadable);
    }

    private synchronized void tell(List<Integer> unreadable, List<RuntimeException> causes) {
        if (!unreadable.isEmpty() && !unreadable.toString().equals(told)) {
            told = unreadable.toString();
            System.getLogger(JournalFile.class.getName()).log(System.Logger.Level.WARNING, "Of " + path + " these lines cannot be read and are passed over: " + told, causes.getFirst());
        }
    }

    /** Line by line, so that no more is held than what is made of them: a hundred thousand entries are 40 MB of text. */
    private void eachLine(Consumer<String> each) throws IOException {
        // A crash may cut a line inside a character; decoding must not refuse the lines around it, as a reader of Files' would.
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                each.accept(line);
            }
        }
    }

    private static String text(Line line) {
        ObjectNode node = JsonMapper.shared().valueToTree(line.entry());
        if (line.state() != State.DONE) {
            node.put("state", line.state().name().toLowerCase(Locale.ROOT));
        }
        return JsonMapper.shared().writeValueAsString(node);
    }

    private void readWhatIsNew(FileChannel channel) throws IOException {
        if (channel.size() < readTo) {
            readTo = 0;
            lastNumber = 0;
            insideALine = false;
        }
        long end = channel.size();
        if (end == readTo) {
            return;
        }
        channel.position(readTo);
        // Not closed, which would close the channel with its lock.
        new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8)).lines().forEach(line -> {
            Matcher number = NUMBER.matcher(line);
            lastNumber = number.find() ? Math.max(lastNumber, Integer.parseInt(number.group(1))) : lastNumber;
        });
        ByteBuffer last = ByteBuffer.allocate(1);
        insideALine = channel.read(last, end - 1) == 1 && last.get(0) != '\n';
        readTo = end;
    }
}
