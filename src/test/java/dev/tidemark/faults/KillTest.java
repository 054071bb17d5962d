package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Progress;
import dev.tidemark.support.StockFlyway;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a process with SIGKILL at a random moment of an operation. Afterwards the database is at the version before or after it (or, where each migration has a
 * transaction of its own, at one of those between) and nothing is torn, stock Flyway accepts it, and the next run goes on by itself and leaves nothing behind.
 */
class KillTest {
    private static final int CHILDREN = 12_000;
    private static final long MOST_AFTER_A_LINE = 40;
    /** Around the commit, and what is settled after it. */
    private static final int LAST_LINES = 6;

    @TempDir Path folder;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @EnumSource
    void aKilledOperationIsDoneOrNotBegun(Operation operation) throws Exception {
        Course course = course(operation, operation.isMain() ? CHILDREN : CHILDREN / 10);
        if (operation.isMain()) {
            kill(course, "DELETE", 2);
        }
        kill(course, "WAL", 1);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource
    void aHundredKillsTearNothing(Operation operation) throws Exception {
        Course course = course(operation, CHILDREN);
        kill(course, "DELETE", 16);
        kill(course, "WAL", 14);
    }

    /** How long an operation takes in milliseconds, and how many lines of progress it says. */
    private record Pace(long took, int lines) { }

    /** An operation that nobody disturbs: the states from before it to after it. */
    private record Course(Operation operation, Path template, List<String> states, List<List<String>> files, Pace pace) {
        String after() {
            return states.getLast();
        }
    }

    private Course course(Operation operation, int children) throws Exception {
        Path template = Scene.of(operation, "DELETE", folder.resolve("template"), children);
        List<List<String>> files = new ArrayList<>(List.of(Scene.files(template)));
        List<String> states = new ArrayList<>(Scene.statesOf(operation, Scene.copy(template, folder.resolve("stepwise"))));
        Path workspace = Scene.copy(template, folder.resolve("undisturbed"));
        Pace pace = undisturbed(operation, workspace);
        if (!operation.isWithoutChange()) {
            states.add(Scene.state(workspace));
        }
        files.add(Scene.files(workspace));
        assertThat(states).doesNotHaveDuplicates();
        return new Course(operation, template, states, files, pace);
    }

    private void kill(Course course, String journalMode, int times) throws Exception {
        Map<String, Integer> ends = new TreeMap<>();
        for (int round = 0; round < times; round++) {
            Path workspace = Scene.copy(course.template(), folder.resolve(journalMode + "-" + round));
            Scene.setJournalMode(Operation.services(workspace).database(), journalMode);
            boolean ended = switch (random.nextInt(3)) {
                case 0 -> killed(course.operation(), workspace, 0, random.nextLong(course.pace().took()));
                case 1 -> killed(course.operation(), workspace, random.nextInt(course.pace().lines()), random.nextLong(MOST_AFTER_A_LINE));
                default -> killed(course.operation(), workspace, Math.max(0, course.pace().lines() - random.nextInt(LAST_LINES)), random.nextLong(MOST_AFTER_A_LINE));
            };
            String state = Scene.state(workspace);
            assertThat(state).as("%s, %s, round %d, seed %d, ended %s", course.operation(), journalMode, round, seed, ended).isIn(course.states());
            ends.merge(ended ? "ended before" : "in state " + course.states().indexOf(state), 1, Integer::sum);
            if (course.operation() != Operation.REPAIR || state.equals(course.after())) {
                stock(workspace).accepts();
            }
            Operation.services(workspace).settle();
            Operation.services(workspace).remains().remove();
            assertThat(Scene.leftovers(workspace)).as("after the next opening, seed %d", seed).noneMatch(name -> name.startsWith("reset.db") || name.startsWith("compact.db"));
            if (course.operation().hasFiles()) {
                assertThat(Scene.files(workspace)).as("files after the next opening, seed %d", seed).isEqualTo(state.equals(course.after()) ? course.files().getLast() : course.files().getFirst());
            }
            course.operation().run(workspace, Progress.NONE);
            assertThat(Scene.files(workspace)).as("files after the next run, seed %d", seed).isEqualTo(course.files().getLast());
            if (course.operation() == Operation.ARCHIVE) {
                assertThat(Operation.services(workspace).backups().list()).as("only whole ones are listed").allMatch(Backup::verified);
            }
            assertThat(Scene.state(workspace)).as("after the next run, seed %d", seed).isEqualTo(course.after());
            stock(workspace).accepts();
            assertThat(Scene.leftovers(workspace)).as("seed %d", seed).isEmpty();
        }
        System.getLogger(KillTest.class.getName()).log(System.Logger.Level.INFO, "{0}, {1}: {2} kills, of {3} states: {4}", course.operation(), journalMode, times, course.states().size(), ends);
    }

    /** From its beginning to its end, in a process of its own. */
    private Pace undisturbed(Operation operation, Path workspace) throws Exception {
        Process process = Child.start(operation, workspace, folder);
        try (BufferedReader said = process.inputReader()) {
            awaitBeginning(said);
            long started = System.nanoTime();
            int lines = Math.toIntExact(said.lines().count());
            assertThat(process.waitFor()).isZero();
            return new Pace(Math.max(20, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started)), Math.max(1, lines));
        }
    }

    /**
     * Kills it some time after a line of its progress: most of the time goes into a few long steps, and between the short ones is where it changes things.
     *
     * @return whether it had ended already
     */
    private boolean killed(Operation operation, Path workspace, int afterLines, long milliseconds) throws Exception {
        Process process = Child.start(operation, workspace, folder);
        try (BufferedReader said = process.inputReader()) {
            awaitBeginning(said);
            for (int line = 0; line < afterLines && said.readLine() != null; line++) {
                // Only counted.
            }
            boolean ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            return ended;
        }
    }

    private static void awaitBeginning(BufferedReader said) throws IOException {
        for (String line = said.readLine(); !"begins".equals(line); line = said.readLine()) {
            assertThat(line).as("the child said nothing").isNotNull();
        }
    }

    private static StockFlyway stock(Path workspace) {
        return new StockFlyway(workspace.resolve("sqlite/app.db"), workspace.resolve("migrations"));
    }
}
