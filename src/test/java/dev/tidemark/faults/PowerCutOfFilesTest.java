package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.faults.DiskAfterPowerCut.Unflushed;
import dev.tidemark.faults.RecordedDisk.Step;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes while a restore changes the stored files with the database. Every change of a file that it makes is written down; then the disk is built as it may be after each of them, with
 * what was not flushed missing, torn or there. After the next start files and database are both those of before, or both those of the archive, and the way back is whole. The replacing of the
 * database is one step here: {@link PowerCutTest} cuts into that.
 */
class PowerCutOfFilesTest {
    private static final String DATABASE = "sqlite/app.db";
    /** Undoing takes most of the time, so that only some are undone. */
    private static final int UNDONE = 4;

    @TempDir Path folder;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Path workspace;
    private String archive;
    private Map<String, String> packed;
    private Map<String, String> replaced;
    private int cuts;

    @BeforeEach void make() throws IOException {
        workspace = folder.resolve("w");
        TestWorkspace space = TestWorkspace.empty(workspace);
        space.sql("CREATE TABLE note(words TEXT)", "INSERT INTO note VALUES ('packed')");
        write("documents/1/readme.txt", "read me");
        write("documents/hours.txt", "open from nine");
        write("chroma/index.bin", "vectors");
        Services services = services(workspace);
        archive = services.backups().createWithFiles(null, Progress.NONE, Cancellation.never()).name();
        packed = files(workspace);
        space.sql("UPDATE note SET words = 'replaced'");
        write("documents/1/readme.txt", "changed");
        write("documents/new.txt", "new");
        Files.delete(workspace.resolve("chroma/index.bin"));
        replaced = files(workspace);
    }

    @Test void aRestoreEndsAsItWasBeforeOrAsTheArchiveIs() throws IOException {
        restore(1);
    }

    @Test void soDoesOneThatBringsBackWhatWasKeptBefore() throws IOException {
        back(0);
    }

    @Test void soDoesTheStartThatSettlesIt() throws IOException {
        settling(2, 0);
    }

    /** The disks that are tried here are of use only if they forget what a careless restore would have left unflushed. */
    @Test void aDiskForgetsWhatWasNotFlushed() throws IOException {
        Path real = Files.createDirectories(folder.resolve("careless"));
        Files.writeString(real.resolve("old"), "old");
        Path kept = Scene.copy(real, folder.resolve("careless-before"));
        RecordedDisk disk = new RecordedDisk(real);
        Path made = Files.writeString(disk.root().resolve("made"), "content");
        Files.move(made, disk.root().resolve("old"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(real.resolve("old")).hasContent("content");
        assertThat(disks(kept, disk.steps())).containsExactlyInAnyOrder("{old=old}", "{made=, old=old}", "{made=content, old=old}", "{made=con, old=old}", "{old=}", "{old=content}", "{old=con}");
        try (FileChannel channel = FileChannel.open(disk.root().resolve("old"), StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        assertThat(disks(kept, disk.steps())).containsExactlyInAnyOrder("{old=old}", "{made=content, old=old}", "{old=content}");
        try (FileChannel channel = FileChannel.open(disk.root(), StandardOpenOption.READ)) {
            channel.force(true);
        }
        assertThat(disks(kept, disk.steps())).containsExactly("{old=content}");
    }

    private static Set<String> disks(Path before, List<Step> steps) throws IOException {
        DiskAfterPowerCut disk = DiskAfterPowerCut.of(before, steps);
        Set<String> found = new TreeSet<>();
        for (int choice = 0; choice < 1 << disk.unsure(); choice++) {
            int bits = choice;
            for (Unflushed content : Unflushed.values()) {
                disk.files(IntStream.range(0, disk.unsure()).mapToObj(i -> (bits >> i & 1) == 1).toList(), content).ifPresent(files -> {
                    Map<String, String> texts = new TreeMap<>();
                    files.forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8).replace("\0", "")));
                    found.add(texts.toString());
                });
            }
        }
        return found;
    }

    @Tag("nightly")
    @Test void manyMore() throws IOException {
        restore(12);
    }

    @Tag("nightly")
    @Test void manyMoreStarts() throws IOException {
        settling(60, 6);
    }

    @Tag("nightly")
    @Test void manyMoreBack() throws IOException {
        back(12);
    }

    private void restore(int guesses) throws IOException {
        List<Step> steps = recorded(workspace, archive);
        cutEverywhere(workspace, steps, guesses, disk -> assertWhole(disk, "packed", packed, "replaced", replaced));
        assertThat(cuts).isGreaterThan(50);
    }

    /** From the safety backup of a first restore, with the files that lie with it. */
    private void back(int guesses) throws IOException {
        Backup safety = services(workspace).restores().restore(workspace.resolve("backups").resolve(archive), Progress.NONE, Cancellation.never()).safety().orElseThrow();
        List<Step> steps = recorded(workspace, safety.name());
        cutEverywhere(workspace, steps, guesses, disk -> assertWhole(disk, "replaced", replaced, "packed", packed));
        assertThat(cuts).isGreaterThan(50);
    }

    /** The power goes again while the next start puts right what the first cut has left. */
    private void settling(int times, int guesses) throws IOException {
        List<Step> steps = recorded(workspace, archive);
        Path before = folder.resolve("before");
        List<Integer> moves = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Move(String from, String to) && (from + to).contains("restoring") || steps.get(i) instanceof Step.Became) {
                moves.add(i + 1);
            }
        }
        Collections.shuffle(moves, random);
        for (int count : moves.subList(0, Math.min(times, moves.size()))) {
            DiskAfterPowerCut cut = DiskAfterPowerCut.of(before, steps.subList(0, count));
            Path first = build(cut.files(Collections.nCopies(cut.unsure(), true), Unflushed.LOST).orElseThrow());
            Path kept = Scene.copy(first, folder.resolve("settled-" + count + "-before"));
            RecordedDisk disk = new RecordedDisk(first);
            services(disk.root()).settle();
            for (int i = 0; i <= disk.steps().size(); i++) {
                cut(kept, disk.steps().subList(0, i), guesses, new HashSet<>(), each -> assertWhole(each, "packed", packed, "replaced", replaced));
            }
        }
    }

    /** Restores, on a copy of the workspace as it is now in {@code before}. */
    private List<Step> recorded(Path from, String backup) throws IOException {
        Scene.copy(from, folder.resolve("before"));
        RecordedDisk disk = new RecordedDisk(from);
        Services services = services(disk.root());
        services.restores().restore(disk.root().resolve("backups").resolve(backup), (doing, fraction) -> {
            if (doing.equals("Comparing what was written")) {
                try {
                    disk.note(DATABASE);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }, Cancellation.never());
        assertThat(disk.steps()).anyMatch(Step.Became.class::isInstance).anyMatch(step -> step instanceof Step.Move(String _, String to) && to.equals("documents"));
        return disk.steps();
    }

    @FunctionalInterface
    private interface Look {
        void at(Path disk) throws IOException;
    }

    private void cutEverywhere(Path from, List<Step> steps, int guesses, Look look) throws IOException {
        Set<Integer> seen = new HashSet<>();
        for (int count = 0; count <= steps.size(); count++) {
            cut(folder.resolve("before"), steps.subList(0, count), guesses, seen, look);
        }
        System.getLogger(PowerCutOfFilesTest.class.getName()).log(System.Logger.Level.INFO, "{0} steps, {1} disks", steps.size(), cuts);
    }

    /** Everything that is not sure has happened, or nothing, or some; each with its content there, lost or torn. */
    private void cut(Path before, List<Step> steps, int guesses, Set<Integer> seen, Look look) throws IOException {
        DiskAfterPowerCut disk = DiskAfterPowerCut.of(before, steps);
        List<List<Boolean>> happened = new ArrayList<>(List.of(Collections.nCopies(disk.unsure(), true), Collections.nCopies(disk.unsure(), false)));
        for (int i = 0; i < guesses; i++) {
            happened.add(Stream.generate(random::nextBoolean).limit(disk.unsure()).toList());
        }
        for (List<Boolean> each : happened) {
            for (Unflushed content : Unflushed.values()) {
                Optional<Map<String, byte[]>> files = disk.files(each, content);
                if (files.isPresent() && seen.add(hash(files.get()))) {
                    cuts++;
                    Path built = build(files.get());
                    try {
                        look.at(built);
                    } catch (RuntimeException | AssertionError failure) {
                        throw new AssertionError("after " + steps.size() + " steps, the last " + (steps.isEmpty() ? "none" : steps.getLast()) + ", " + each + ", " + content + ", seed " + seed, failure);
                    }
                    remove(built);
                }
            }
        }
    }

    private void assertWhole(Path disk, String words, Map<String, String> files, String wordsBefore, Map<String, String> filesBefore) throws IOException {
        Services services = services(disk);
        services.settle();
        String found = services.database().read(connection -> Sql.text(connection, "SELECT words FROM note"));
        assertThat(found).isIn(words, wordsBefore);
        boolean made = found.equals(words);
        assertThat(files(disk)).as("files of a database that holds “%s”", found).isEqualTo(made ? files : filesBefore);
        services.remains().remove();
        assertThat(Scene.leftovers(disk)).isEmpty();
        if (made) {
            assertThat(services.journal().entries().getLast().kind()).as("the journal tells of it").isEqualTo("restore");
            if (cuts % UNDONE > 0) {
                return;
            }
            // The times of files are not those that they had, so that it may seem that somebody wrote since.
            services.undo().undo(services.undo().plan(null, true, Cancellation.never()), Progress.NONE, Cancellation.never());
            assertThat(files(disk)).as("what is kept comes back").isEqualTo(filesBefore);
        }
    }

    private Path build(Map<String, byte[]> files) throws IOException {
        Path built = Files.createDirectories(folder.resolve("cut-" + random.nextLong(Long.MAX_VALUE)));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = built.resolve(file.getKey());
            if (file.getValue() == null) {
                Files.createDirectories(path);
            } else {
                Files.write(path, file.getValue());
            }
        }
        return built;
    }

    private static int hash(Map<String, byte[]> files) {
        int hash = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            hash = 31 * hash + 31 * file.getKey().hashCode() + Arrays.hashCode(file.getValue());
        }
        return hash;
    }

    private static Services services(Path root) {
        return Services.of(new Workspaces(Map.of(), root).at(root));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(workspace.resolve(name).getParent());
        Files.writeString(workspace.resolve(name), text);
    }

    private static Map<String, String> files(Path workspace) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String stored : List.of("documents", "chroma")) {
            if (Files.exists(workspace.resolve(stored))) {
                try (Stream<Path> below = Files.walk(workspace.resolve(stored))) {
                    for (Path path : below.toList()) {
                        files.put(workspace.relativize(path).toString(), Files.isDirectory(path) ? "folder" : Files.readString(path));
                    }
                }
            }
        }
        return files;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
