package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.SetupCheck;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.rescue.RescueReport;
import dev.tidemark.core.rescue.RescueService;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Database;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that is damaged in some way gives a Problem, or what it still holds: never another failure, never a hang, and never a changed byte. What is
 * rescued of it is a sound database.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DamagedFilesTest {
    private static final int ROWS = 400;
    private static final int PAGE = 4096;

    @TempDir Path folder;
    private Path workspace;
    private Path file;
    private byte[] sound;

    @BeforeEach void makeAWorkspace() throws IOException {
        workspace = Scene.of(Operation.ROLLBACK, "DELETE", folder.resolve("w"), ROWS);
        file = workspace.resolve("sqlite/app.db");
        sound = Files.readAllBytes(file);
    }

    @Test void aFileCutShortAnywhere() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 25; round++) {
            byte[] bytes = Arrays.copyOf(sound, 1 + random.nextInt(sound.length - 1));
            survives("cut to " + bytes.length, bytes, round % 5 == 0);
            assertCode(List.of(ProblemCode.TRUNCATED, ProblemCode.NOT_A_DATABASE));
        }
    }

    @Test void flippedBytesAnywhere() throws IOException {
        flips(new Random(2), 200);
    }

    @Tag("nightly")
    @Test void manyMoreFlippedBytes() throws IOException {
        flips(new Random(System.nanoTime()), 3_000);
    }

    private void flips(Random random, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = sound.clone();
            int flips = 1 + random.nextInt(30);
            // Every third time the flips are where they hurt: in the first page and at the beginnings of others.
            for (int i = 0; i < flips; i++) {
                int beginning = random.nextInt(2) == 0 ? random.nextInt(PAGE) : random.nextInt(bytes.length / PAGE) * PAGE + random.nextInt(12);
                bytes[round % 3 > 0 ? random.nextInt(bytes.length) : beginning] ^= (byte) (1 << random.nextInt(8));
            }
            survives("round " + round, bytes, round % 20 == 0);
        }
    }

    @Test void wholePagesOverwritten() throws IOException {
        Random random = new Random(3);
        for (int round = 0; round < 25; round++) {
            byte[] bytes = sound.clone();
            byte[] other = new byte[PAGE];
            if (round % 2 == 0) {
                random.nextBytes(other);
            }
            int page = random.nextInt(bytes.length / PAGE);
            System.arraycopy(other, 0, bytes, page * PAGE, PAGE);
            survives("page " + (page + 1), bytes, round % 5 == 0);
        }
    }

    @Test void anEmptyFile() throws IOException {
        survives("empty", new byte[0], true);
        assertCode(List.of(ProblemCode.FILE_EMPTY));
    }

    @Test void whatIsNoDatabaseOrAnEncryptedOne() throws IOException {
        survives("a letter", "Dear database, ".repeat(3_000).getBytes(StandardCharsets.UTF_8), true);
        assertCode(List.of(ProblemCode.NOT_A_DATABASE));
        byte[] noise = new byte[sound.length];
        new Random(4).nextBytes(noise);
        survives("encrypted", noise, true);
        assertCode(List.of(ProblemCode.NOT_A_DATABASE));
        assertThatThrownBy(this::rescue).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOTHING_TO_RESCUE));
        // Some encrypting programs leave the first bytes readable.
        System.arraycopy(sound, 0, noise, 0, 100);
        survives("encrypted but for its header", noise, true);
    }

    @Test void aWrongHeaderOverSoundPages() throws IOException {
        byte[] bytes = sound.clone();
        Arrays.fill(bytes, 0, 16, (byte) 'x');
        survives("wrong magic", bytes, true);
        assertCode(List.of(ProblemCode.NOT_A_DATABASE));
        Path compared = Files.write(folder.resolve("compared.db"), sound);
        assertThat(hash(rescue().output())).isEqualTo(hash(compared));
    }

    @Test void aLogThatIsMissingForeignOrTorn() throws Exception {
        Path live = Scene.of(Operation.ROLLBACK, "WAL", folder.resolve("live"), ROWS).resolve("sqlite/app.db");
        byte[] log;
        byte[] main;
        try (var writer = Database.at(live).openForWriting(Database.ForeignKeys.ENFORCED); var change = writer.createStatement()) {
            change.executeUpdate("UPDATE child SET words = words || ', in the log'");
            log = Files.readAllBytes(live.resolveSibling("app.db-wal"));
            main = Files.readAllBytes(live);
        }
        survives("without its log", main, true);
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            byte[] torn = round < 5 ? Arrays.copyOf(log, random.nextInt(log.length)) : log.clone();
            for (int i = 0; i < round && torn.length > 0; i++) {
                torn[random.nextInt(torn.length)] ^= (byte) (1 << random.nextInt(8));
            }
            withLog("torn log " + round, main, torn);
        }
        byte[] noise = new byte[20_000];
        random.nextBytes(noise);
        withLog("noise for a log", main, noise);
        ByteBuffer.wrap(log).putInt(8, 512);
        withLog("a log of another page size", main, log);
    }

    private void withLog(String how, byte[] main, byte[] log) throws IOException {
        Path beside = file.resolveSibling("app.db-wal");
        Files.write(beside, log);
        survives(how, main, false);
        Files.deleteIfExists(beside);
        Files.deleteIfExists(file.resolveSibling("app.db-shm"));
    }

    /** Does what people do to a file, and compares its bytes; with all that a person can ask of it, or only the reading and the rescue. */
    private void survives(String how, byte[] bytes, boolean all) throws IOException {
        Files.write(file, bytes);
        Services services = Operation.services(workspace);
        onlyProblems(how, () -> hash(file));
        onlyProblems(how, services::schema);
        if (all) {
            onlyProblems(how, () -> services.status().read());
            onlyProblems(how, () -> services.health().run(Progress.NONE, Cancellation.never()));
            onlyProblems(how, () -> new SetupCheck(services.workspace(), services.database()).run(Cancellation.never()));
            onlyProblems(how, () -> services.migrations().planRollback(Target.parse("1")));
            onlyProblems(how, () -> services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never()));
        }
        onlyProblems(how, () -> assertThat(rescue().sound()).as(how).isTrue());
        assertThat(Files.readAllBytes(file)).as(how).isEqualTo(bytes);
    }

    private RescueReport rescue() {
        Path output = folder.resolve("rescued.db");
        if (!output.toFile().delete()) {
            assertThat(output).doesNotExist();
        }
        return RescueService.rescue(file, output, true, Progress.NONE, Cancellation.never());
    }

    private void assertCode(List<ProblemCode> codes) {
        assertThatThrownBy(() -> Operation.services(workspace).schema()).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).as(problem.what()).isIn(codes));
    }

    private static String hash(Path database) {
        return Database.at(database).read(connection -> Contents.hash(connection, Cancellation.never()));
    }

    private static void onlyProblems(String how, Runnable work) {
        try {
            work.run();
        } catch (Problem problem) {
            assertThat(problem.code()).as(how + ": " + problem.what()).isNotEqualTo(ProblemCode.UNEXPECTED);
        } catch (RuntimeException other) {
            throw new AssertionError(how + ": no Problem", other);
        }
    }
}
