package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.FxTest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FxJobsTest extends FxTest {
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final FxJobs jobs = new FxJobs(dialogs);
    private final List<String> events = new ArrayList<>();

    @Override
    protected Scene scene(Stage stage) {
        return new Scene(new Pane(), 100, 100);
    }

    @AfterEach
    void stopThreads() {
        jobs.close();
    }

    @Test
    void aResultArrivesOnTheWindowsThread() {
        onFx(() -> jobs.run("Counting", (progress, cancellation) -> Platform.isFxApplicationThread(),
            workedOnFx -> events.add(workedOnFx + " " + Platform.isFxApplicationThread())));
        await(() -> events.equals(List.of("false true")));
    }

    @Test
    void changesRunOneAfterTheOther() {
        CountDownLatch gate = new CountDownLatch(1);
        onFx(() -> jobs.run("First", (progress, cancellation) -> {
            gate.await();
            return "first";
        }, events::add));
        onFx(() -> jobs.run("Second", (progress, cancellation) -> "second", events::add));
        await(() -> jobs.current().nameProperty().get().equals("First"));
        assertThat(onFx(() -> List.copyOf(events))).isEmpty();
        gate.countDown();
        await(() -> events.equals(List.of("first", "second")));
        await(() -> !jobs.current().isBusy());
    }

    @Test
    void aReadThatTakesLongIsTold() {
        CountDownLatch gate = new CountDownLatch(1);
        onFx(() -> jobs.read("list", (progress, cancellation) -> {
            gate.await();
            return "read";
        }, events::add));
        assertThat(onFx(() -> jobs.current().readingProperty().get())).isFalse();
        await(() -> jobs.current().readingProperty().get());
        gate.countDown();
        await(() -> !jobs.current().readingProperty().get() && events.equals(List.of("read")));
    }

    @Test
    void aReadThatWaitsForAnotherProgramSaysForWhom(@TempDir Path folder) throws Exception {
        Database database = Database.at(folder.resolve("app.db"));
        database.create();
        try (Connection writer = database.openForWriting(ForeignKeys.ENFORCED)) {
            Sql.run(writer, "BEGIN EXCLUSIVE");
            onFx(() -> jobs.read("rows", (progress, cancellation) -> Database.at(database.file()).read(connection -> "read"), events::add));
            await(() -> jobs.current().readingWaitsProperty().get().equals("Waiting for another program to let go of app.db"));
            Sql.run(writer, "COMMIT");
        }
        await(() -> events.equals(List.of("read")) && jobs.current().readingWaitsProperty().get().isEmpty());
    }

    @Test
    void aReadDoesNotWaitForARunningChange() {
        CountDownLatch gate = new CountDownLatch(1);
        onFx(() -> jobs.run("Long", (progress, cancellation) -> {
            gate.await();
            return null;
        }, nothing -> { }));
        onFx(() -> jobs.read("rows", (progress, cancellation) -> "rows", events::add));
        await(() -> events.equals(List.of("rows")));
        gate.countDown();
    }

    @Test
    void anOlderReadIsDroppedWhenANewerOneWasAskedFor() {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        onFx(() -> jobs.read("chats", (progress, cancellation) -> {
            gate.await();
            finished.countDown();
            return "old";
        }, events::add));
        onFx(() -> jobs.read("chats", (progress, cancellation) -> "new", events::add));
        await(() -> events.contains("new"));
        gate.countDown();
        await(() -> finished.getCount() == 0);
        CountDownLatch after = new CountDownLatch(1);
        onFx(() -> jobs.read("other", (progress, cancellation) -> "x", x -> after.countDown()));
        await(() -> after.getCount() == 0);
        assertThat(onFx(() -> List.copyOf(events))).containsExactly("new");
        assertThat(dialogs.problems()).isEmpty();
    }

    @Test
    void aFailureWithoutAHandlerIsShown() {
        onFx(() -> jobs.run("Failing", failing(Problem.of(ProblemCode.FILE_MISSING, "path", "a.db")), events::add));
        onFx(() -> jobs.read("failing", failing(new IllegalStateException("broken")), events::add));
        await(() -> dialogs.problems().size() == 2);
        assertThat(dialogs.problems()).extracting(Problem::code).containsExactlyInAnyOrder(ProblemCode.FILE_MISSING, ProblemCode.UNEXPECTED);
        assertThat(events).isEmpty();
    }

    @Test
    void aFailureGoesToItsHandlerAlone() {
        onFx(() -> jobs.run("Failing", failing(new IOException("disk")), events::add, problem -> events.add(problem.code().id())));
        await(() -> events.equals(List.of("TM-901")));
        assertThat(dialogs.problems()).isEmpty();
    }

    @Test
    void aCancelledChangeIsToldQuietlyAndNeverBegins() {
        CountDownLatch gate = new CountDownLatch(1);
        onFx(() -> jobs.run("First", (progress, cancellation) -> {
            gate.await();
            return null;
        }, nothing -> { }));
        Job second = onFx(() -> jobs.run("Second", (progress, cancellation) -> "ran", events::add));
        second.cancel();
        gate.countDown();
        await(() -> !dialogs.notifications().isEmpty());
        assertThat(dialogs.notifications()).containsExactly("Cancelled: Second.");
        assertThat(events).isEmpty();
        assertThat(dialogs.problems()).isEmpty();
    }

    @Test
    void theNewestReportIsShownAndAFloodIsThinnedOut() {
        CountDownLatch gate = new CountDownLatch(1);
        List<Number> seen = new ArrayList<>();
        onFx(() -> {
            jobs.current().fractionProperty().addListener((source, before, now) -> seen.add(now));
            return jobs.run("Copying", (progress, cancellation) -> {
                for (int page = 1; page <= 10_000; page++) {
                    progress.report("page " + page, page / 10_000.0);
                }
                gate.await();
                return null;
            }, nothing -> { });
        });
        await(() -> jobs.current().doingProperty().get().equals("page 10000"));
        assertThat(onFx(() -> seen.size())).isLessThan(100);
        gate.countDown();
        await(() -> !jobs.current().isBusy());
    }

    @Test
    void aFailureInTheReceiverIsNotSwallowed() {
        onFx(() -> {
            UncaughtFailures.showOn(dialogs);
            return jobs.run("Fine", (progress, cancellation) -> "x", x -> {
                throw new IllegalStateException("in the screen");
            });
        });
        await(() -> dialogs.problems().size() == 1);
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    private static Work<String> failing(Exception failure) {
        return (progress, cancellation) -> {
            throw failure;
        };
    }

    @Test
    void readsThatTakeLongDoNotKeepOthersWaiting() {
        CountDownLatch gate = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            jobs.read("long." + i, (progress, cancellation) -> {
                gate.await();
                return "";
            }, done -> { });
        }
        jobs.read("short", (progress, cancellation) -> "read", events::add);
        await(() -> events.equals(List.of("read")));
        gate.countDown();
    }

    @Test
    void aChangeThatStillWaitsAtTheEndIsNotBegun() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        List<String> begun = new CopyOnWriteArrayList<>();
        jobs.run("First", (progress, cancellation) -> {
            running.countDown();
            gate.await();
            return begun.add("first");
        }, done -> { });
        jobs.run("Second", (progress, cancellation) -> begun.add("second"), done -> { });
        running.await();
        jobs.close();
        gate.countDown();
        await(jobs::hasEnded);
        assertThat(begun).containsExactly("first");
    }

    @Test
    void afterTheEndNothingIsTakenAndNoResultComes() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch reported = new CountDownLatch(1);
        onFx(() -> jobs.read("read", waiting(running, gate), events::add));
        onFx(() -> jobs.run("Change", (progress, cancellation) -> {
            String done = waiting(running, gate).call(progress, cancellation);
            progress.report("late", 1);
            reported.countDown();
            return done;
        }, events::add));
        running.await();
        onFx(() -> {
            jobs.close();
            return true;
        });
        Job read = onFx(() -> jobs.read("late", (progress, cancellation) -> "late read", events::add));
        Job change = onFx(() -> jobs.run("Late", (progress, cancellation) -> "late change", events::add));
        gate.countDown();
        reported.await();
        await(jobs::hasEnded);
        assertThat(read.isCancelled()).isTrue();
        assertThat(change.isCancelled()).isTrue();
        assertThat(onFx(() -> List.copyOf(events))).isEmpty();
        assertThat(dialogs.problems()).isEmpty();
    }

    private static Work<String> waiting(CountDownLatch running, CountDownLatch gate) {
        return (progress, cancellation) -> {
            running.countDown();
            gate.await();
            return "done";
        };
    }
}
