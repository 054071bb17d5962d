package dev.tidemark.bench;

import dev.tidemark.app.AppContext;
import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.support.ManyMigrations;
import dev.tidemark.support.UiWatchdog;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SystemChoosers;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * The timeline of 1,000 migrations in a real window: the time to open it, and the processor time of the window's thread for a frame while it is scrolled and
 * while the choice runs through it; beside a plain list of 1,000 lines of text in a window of the same size.
 */
final class TimelineBenchmark {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final int MIGRATIONS = 1_000;
    private static final int APPLIED = 600;
    private static final int WARM_UPS = 2;
    private static final int FRAMES = 200;
    private static final double PIXELS_A_FRAME = 54;

    private TimelineBenchmark() { }

    static String tables(int rounds) throws Exception {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        Path folder = Folders.fresh("timeline");
        try {
            ManyMigrations many = ManyMigrations.in(folder, MIGRATIONS);
            Services services = many.services();
            services.migrations().run(services.migrations().planMigrate(Target.parse(String.valueOf(APPLIED))), false, Progress.NONE, Cancellation.never());
            return measure(new Workspaces(Map.of(), folder), services, rounds);
        } finally {
            Folders.remove(folder);
        }
    }

    private static String measure(Workspaces workspaces, Services services, int rounds) throws Exception {
        Stage plain = ask(() -> show(new Scene(new StackPane(new Label()), WIDTH, HEIGHT)));
        Stage ours = ask(Stage::new);
        AppContext app = ask(() -> new AppContext(ours, workspaces, services.workspace().root().resolve("window.properties"), folder -> { }, new SystemChoosers(ours), WIDTH, HEIGHT));
        ask(() -> {
            ours.setScene(app.scene());
            ours.show();
            app.open(services.workspace().root());
            return null;
        });
        until(() -> app.session().services() != null);
        String tables = new Race("Opening the timeline of 1,000 migrations")
            .road("Plain list of 1,000 lines (yardstick)", () -> openPlain(plain))
            .road("Timeline, with reading history and scripts", () -> openTimeline(app))
            .run(WARM_UPS, rounds);
        ListView<?> plainList = list(plain.getScene(), ".list-view");
        ListView<?> timeline = list(ours.getScene(), "#timeline");
        UiWatchdog watchdog = UiWatchdog.start();
        tables += new Race("Window thread's processor time for " + FRAMES + " frames")
            .road("Plain list scrolled (yardstick)", () -> frames(frame -> scroll(plainList, frame)))
            .road("Timeline scrolled", () -> frames(frame -> scroll(timeline, frame)))
            .road("Plain list, Down held", () -> frames(frame -> down(plainList, frame)))
            .road("Timeline, Down held", () -> frames(frame -> down(timeline, frame)))
            .run(1, rounds);
        UiWatchdog.Report report = watchdog.stop();
        ask(() -> {
            app.close();
            ours.close();
            plain.close();
            return null;
        });
        Platform.exit();
        return tables + String.format(Locale.ROOT, "%nLongest wait of the window's thread in all of this: %d ms, of %d beats%n%s%n", report.longest().toMillis(), report.beats(), report.where());
    }

    private static Stage show(Scene scene) {
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    private static long openPlain(Stage stage) throws Exception {
        ask(() -> {
            stage.getScene().setRoot(new StackPane(new Label()));
            return null;
        });
        long began = System.nanoTime();
        ask(() -> {
            ListView<String> list = new ListView<>(FXCollections.observableArrayList(IntStream.range(0, MIGRATIONS).mapToObj(i -> "V" + i + " a line of text").toList()));
            stage.getScene().setRoot(new StackPane(list));
            return null;
        });
        until(() -> stage.getScene().lookup(".list-cell") != null);
        return System.nanoTime() - began;
    }

    /** Opened anew every time, as after another workspace was shown. */
    private static long openTimeline(AppContext app) throws Exception {
        Path root = app.session().services().workspace().root();
        Services before = app.session().services();
        ask(() -> {
            app.navigator().open(new Request.OpenFeature("settings"));
            app.open(root);
            return null;
        });
        until(() -> app.session().services() != before && app.scene().lookup("#timeline") == null);
        long began = System.nanoTime();
        ask(() -> {
            app.navigator().open(new Request.OpenFeature("migrations"));
            return null;
        });
        until(() -> app.scene().lookup(".layer") != null);
        return System.nanoTime() - began;
    }

    private static ListView<?> list(Scene scene, String query) throws Exception {
        return (ListView<?>) ask(() -> scene.lookup(query));
    }

    private static void scroll(ListView<?> list, int frame) {
        ((VirtualFlow<?>) list.lookup(".virtual-flow")).scrollPixels(frame < FRAMES / 2 ? PIXELS_A_FRAME : -PIXELS_A_FRAME);
    }

    private static void down(ListView<?> list, int frame) {
        if (frame == 0) {
            list.getSelectionModel().select(MIGRATIONS / 4);
            list.scrollTo(MIGRATIONS / 4);
        }
        Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, "", KeyCode.DOWN, false, false, false, false));
    }

    /** The processor time of the window's thread from the first frame to the one after the last. */
    private static long frames(IntConsumer each) throws Exception {
        CompletableFuture<Long> spent = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            private final long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            private int frame;

            @Override public void handle(long now) {
                if (frame == FRAMES) {
                    stop();
                    spent.complete(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began);
                } else {
                    each.accept(frame++);
                }
            }
        }.start());
        return spent.get();
    }

    /** Looks at every pulse until it is so, and waits for the pulse after, which has drawn it. */
    private static void until(BooleanSupplier condition) throws Exception {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            private int pulses;

            @Override public void handle(long now) {
                pulses = condition.getAsBoolean() ? pulses + 1 : 0;
                if (pulses == 2) {
                    stop();
                    seen.complete(true);
                }
            }
        }.start());
        seen.get();
    }

    private static <T> T ask(Callable<T> task) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(task.call());
            } catch (Exception failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer.get();
    }
}
