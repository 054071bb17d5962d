package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.support.Accessibility;
import dev.tidemark.support.FxTest;
import dev.tidemark.support.Screenshots;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class FxDialogsTest extends FxTest {
    private final List<String> events = new ArrayList<>();
    private Layers layers;
    private FxDialogs dialogs;

    @Override
    protected Scene scene(Stage stage) {
        layers = new Layers();
        dialogs = new FxDialogs(layers, new SystemChoosers(stage));
        Button first = new Button("Before");
        first.setId("before");
        layers.setContent(new VBox(first, new Button("Other")));
        Scene scene = new Scene(layers, 900, 700);
        theme(Theme.Mode.LIGHT).applyTo(scene);
        return scene;
    }

    @Test
    void cancelHasTheFocusAndTheVerbIsNotPressedByEnter() {
        ask(Confirmation.of("Delete the chat", "12 messages go with it.", "Delete chat").asDanger());
        assertThat(focused().getId()).isEqualTo("confirmationCancel");
        onFx(() -> Screenshots.save(scene(), "confirmation-focused"));
        type(KeyCode.ENTER);
        assertThat(layers.sheets().isOpen()).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void anOfferIsRefusedInItsOwnWords() {
        ask(Confirmation.of("Fill in sample data?", "The database is empty.", "Fill in").refusedBy("Start empty"));
        clickOn("Start empty");
        assertThat(layers.sheets().isOpen()).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void theVerbDoesIt() {
        ask(Confirmation.of("Delete the chat", "12 messages go with it.", "Delete chat").withDetails(List.of("12 messages")));
        clickOn("Delete chat");
        assertThat(events).containsExactly("confirmed");
        assertThat(layers.sheets().isOpen()).isFalse();
    }

    @Test
    void escapeCancelsAndTheFocusGoesBack() {
        onFx(() -> {
            lookup("#before").query().requestFocus();
            return null;
        });
        ask(Confirmation.of("Delete the chat", "12 messages go with it.", "Delete chat"));
        type(KeyCode.ESCAPE);
        assertThat(events).isEmpty();
        assertThat(focused().getId()).isEqualTo("before");
    }

    @Test
    void tabStaysInsideTheSheet() {
        ask(Confirmation.of("Reset", "Everything goes.", "Reset").typing("app.db"));
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            stops.add(focused().getId());
            type(KeyCode.TAB);
        }
        assertThat(stops).containsOnly("confirmationCancel", "confirmationName");
        push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focused().getId()).startsWith("confirmation");
    }

    @Test
    void aProblemThatIsBeingToldIsNotToldTwice() {
        Problem locked = Problem.of(ProblemCode.LOCKED, "path", "app.db", "waited", "5 s");
        onFx(() -> {
            dialogs.showProblem(locked);
            dialogs.showProblem(Problem.of(ProblemCode.LOCKED, "path", "app.db", "waited", "5 s"));
            return null;
        });
        type(KeyCode.ESCAPE);
        assertThat(layers.sheets().isOpen()).isFalse();
        onFx(() -> {
            dialogs.showProblem(locked);
            return null;
        });
        assertThat(layers.sheets().isOpen()).isTrue();
    }

    @Test
    void theNameHasToBeTypedExactly() {
        ask(Confirmation.of("Reset", "Everything goes.", "Reset database").asDanger().typing("app.db"));
        write("app.d").type(KeyCode.ENTER);
        assertThat(events).isEmpty();
        assertThat(lookup("#confirmationVerb").query().isDisabled()).isTrue();
        write("b");
        assertThat(lookup("#confirmationVerb").query().isDisabled()).isFalse();
        clickOn("#confirmationVerb");
        assertThat(events).containsExactly("confirmed");
    }

    @Test
    void aProblemIsToldInSentencesAndItsDetailsCanBeCopied() {
        Problem problem = Problem.because(new IllegalStateException("low level"), ProblemCode.LOCKED, "path", "app.db", "waited", "5 s");
        onFx(() -> {
            dialogs.showProblem(problem);
            return null;
        });
        assertThat(lookup(problem.what()).tryQuery()).isPresent();
        assertThat(lookup(problem.unchanged()).tryQuery()).isPresent();
        assertThat(lookup(problem.next()).tryQuery()).isPresent();
        assertThat(lookup("low level").tryQuery()).isEmpty();
        assertThat(focused().getId()).isEqualTo("problemClose");

        clickOn("#problemCopy");

        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).contains("TM-109", "waited: 5 s", "IllegalStateException: low level");
        type(KeyCode.ESCAPE);
        assertThat(layers.sheets().isOpen()).isFalse();
    }

    @Test
    void aNotificationCanBeReachedUsedAndClosed() {
        onFx(() -> {
            dialogs.notify("Backed up.", "Show", () -> events.add("shown"));
            dialogs.notify("Path copied");
            return null;
        });
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        clickOn("Show");
        assertThat(events).containsExactly("shown");
        assertThat(lookup("Backed up.").tryQuery()).isEmpty();
        onFx(() -> layers.toasts().focusNewest());
        type(KeyCode.SPACE);
        assertThat(lookup("Path copied").tryQuery()).isEmpty();
    }

    @Test
    void aCancelledJobIsOnlyANotification() {
        onFx(() -> {
            dialogs.tell(Problem.of(ProblemCode.CANCELLED, "what", "the backup"));
            return null;
        });
        assertThat(layers.sheets().isOpen()).isFalse();
        assertThat(lookup("Cancelled: the backup.").tryQuery()).isPresent();
    }

    private void ask(Confirmation confirmation) {
        onFx(() -> {
            dialogs.confirm(confirmation, () -> events.add("confirmed"));
            return null;
        });
    }

    private Node focused() {
        return onFx(() -> scene().getFocusOwner());
    }
}
