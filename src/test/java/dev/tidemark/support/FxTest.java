package dev.tidemark.support;

import dev.tidemark.app.NativeLibraries;
import dev.tidemark.ui.support.Theme;
import dev.tidemark.ui.support.editor.SqlEditor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotInterface;
import org.testfx.api.FxToolkit;
import org.testfx.service.query.EmptyNodeQueryException;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Journeys through a real window, with a robot's hands. The stage lies at 0,0 and is at most 1000 high, for JavaFX's screenless
 * platform draws no further. Nodes are found by their {@code fx:id}.
 */
public abstract class FxTest extends FxRobot {
    private static final int WAIT_SECONDS = 30;
    private static final int MOST_TURNS = 50;
    /** Held, so that its filter stays: JavaFX warns of every start from the class path. */
    private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

    private Stage stage;

    @BeforeAll
    static void startToolkit() throws Exception {
        NativeLibraries.missingForDrawing().ifPresent(sentence -> {
            throw new IllegalStateException(sentence);
        });
        JAVAFX_LOG.setFilter(record -> record.getMessage() == null || !record.getMessage().contains("Unsupported JavaFX configuration"));
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    final void openStage() throws Exception {
        onFx(() -> {
            HeadlessInput.install();
            return null;
        });
        stage = FxToolkit.registerStage(Stage::new);
        Scene scene = onFx(() -> scene(stage));
        onFx(() -> {
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            stage.requestFocus();
            HeadlessPainting.stop();
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    final void closeStage() throws Exception {
        release(new KeyCode[0]);
        release(new MouseButton[0]);
        HeadlessInput.reset();
        FxToolkit.cleanupStages();
    }

    /** Makes the scene of a test, on the window's thread; at most 1000 high. */
    protected abstract Scene scene(Stage stage) throws Exception;

    /** The scene of the running test. */
    protected final Scene scene() {
        return stage.getScene();
    }

    /** A theme in a fixed mode, so that pictures do not depend on the machine. On the window's thread. */
    protected static Theme theme(Theme.Mode mode) {
        Theme theme = new Theme();
        theme.modeProperty().set(mode);
        return theme;
    }

    /** Does something on the window's thread, waits for its result and until the windows have been laid out anew. */
    protected static <T> T onFx(Callable<T> task) {
        if (Platform.isFxApplicationThread()) {
            return direct(task);
        }
        T result = ask(task);
        settle();
        ask(() -> {
            Window.getWindows().stream().map(Window::getScene).filter(Objects::nonNull).forEach(FxTest::layOut);
            return null;
        });
        return result;
    }

    private static <T> T direct(Callable<T> task) {
        try {
            return task.call();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static <T> T ask(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(WAIT_SECONDS), task);
    }

    private static void layOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    /** Waits until the condition, asked on the window's thread, holds. One that looks for a node which is not there yet does not hold. */
    protected static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(WAIT_SECONDS, TimeUnit.SECONDS, () -> ask(() -> {
                try {
                    return condition.call();
                } catch (EmptyNodeQueryException notYet) {
                    return false;
                }
            }));
        } catch (TimeoutException e) {
            throw new AssertionError("The awaited condition did not come true within " + WAIT_SECONDS + " s", e);
        }
        settle();
    }

    /** Types without TestFX's wait of 50 ms after each letter, as soon as the focus is where letters are taken: it often comes a moment after the field. */
    @Override
    public final FxRobot write(String text) {
        await(() -> takesLetters(focused().getFocusOwner()));
        Scene focused = ask(this::focused);
        for (char letter : text.toCharArray()) {
            KeyCode key = letter == '\n' ? KeyCode.ENTER : letter == '\t' ? KeyCode.TAB : KeyCode.UNDEFINED;
            robotContext().getBaseRobot().typeKeyboard(focused, key, String.valueOf(letter));
        }
        settle();
        return this;
    }

    /** Clicks as soon as what is found stays where it is: a menu may open in one place and be moved into the window a turn later, and a click beside it closes it. */
    @Override
    public final FxRobotInterface clickOn(String query, MouseButton... buttons) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            List<Bounds> before = ask(() -> places(query));
            settle();
            if (before.equals(ask(() -> places(query)))) {
                break;
            }
        }
        return super.clickOn(query, buttons);
    }

    private List<Bounds> places(String query) {
        return lookup(query).queryAll().stream().map(node -> node.localToScreen(node.getLayoutBounds())).filter(Objects::nonNull).toList();
    }

    private Scene focused() {
        return Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(stage).getScene();
    }

    private static boolean takesLetters(Node node) {
        return node instanceof TextInputControl || node instanceof ComboBoxBase<?> || node instanceof Spinner<?> || Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(SqlEditor.class::isInstance);
    }

    /** Types without TestFX's wait of 75 ms after each key. */
    @Override
    public final FxRobot type(KeyCode... keys) {
        for (KeyCode key : keys) {
            robotContext().getKeyboardRobot().pressNoWait(key);
            robotContext().getKeyboardRobot().releaseNoWait(key);
            settle();
        }
        return this;
    }

    @Override
    public final FxRobot type(KeyCode key, int times) {
        return type(Collections.nCopies(times, key).toArray(KeyCode[]::new));
    }

    /** Presses the keys together without TestFX's waits of 50 ms between them. */
    @Override
    public final FxRobot push(KeyCode... combination) {
        robotContext().getKeyboardRobot().pressNoWait(combination);
        robotContext().getKeyboardRobot().releaseNoWait(Arrays.asList(combination).reversed().toArray(KeyCode[]::new));
        settle();
        return this;
    }

    /** Lets the window's thread do what it was asked for, twice over, since that may ask for more. */
    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(2);
    }
}
