package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** Each screen by the keys alone: the command palette opens it, and Tab comes to everything in it that can be pressed, chosen or written into. */
class KeyboardJourneyTest extends AppJourney {
    private static final int MOST_STEPS = 120;

    @Override
    protected void prepare(Services services) {
        services.backups().create(BackupReason.ASKED_FOR, "for the keys", Progress.NONE, Cancellation.never());
        services.database().write("test", ForeignKeys.CHECKED_BY_US, connection -> Sql.run(connection, "DELETE FROM chats WHERE id = 3"));
    }

    @Test
    void tabComesToEverything() {
        for (String title : List.of("Overview", "Chats", "Data", "Schema", "Backups", "Query", "Journal", "Health", "Settings")) {
            open(title);
            Set<Node> reached = walk();
            List<String> missed = onFx(() -> {
                List<Node> wanted = new ArrayList<>();
                collect(scene().getRoot(), wanted);
                return wanted.stream().filter(node -> !reached.contains(node) && !isBesideReached(node, reached)).map(KeyboardJourneyTest::words).toList();
            });
            assertThat(missed).as("what Tab does not come to in " + title).isEmpty();
        }
    }

    @Test
    void aDeleteIsMadeAndTakenBack() {
        open("Chats");
        await(() -> !lookup("#projects").queryListView().getItems().isEmpty());
        long before = chats();
        tabTo("#chats");
        type(KeyCode.DELETE);
        awaitShown("#confirmationVerb");
        tabTo("#confirmationVerb");
        type(KeyCode.SPACE);
        await(() -> chats() == before - 1 && lookup(".toast").tryQuery().isPresent());
        type(KeyCode.F6);
        type(KeyCode.SPACE);
        awaitShown("What happens");
        tabTo("#undoVerb");
        type(KeyCode.SPACE);
        await(() -> chats() == before);
    }

    private void tabTo(String query) {
        for (int i = 0; i < MOST_STEPS && !onFx(() -> lookup(query).tryQuery().map(Node::isFocused).orElse(false)); i++) {
            type(KeyCode.TAB);
        }
        assertThat(onFx(() -> lookup(query).query().isFocused())).as("Tab comes to " + query).isTrue();
    }

    private long chats() {
        return services().database().read(connection -> Sql.number(connection, "SELECT count(*) FROM chats"));
    }

    /** Everything that has the focus until it comes back to where it was. */
    private Set<Node> walk() {
        Set<Node> reached = new LinkedHashSet<>();
        for (int i = 0; i < MOST_STEPS; i++) {
            Node owner = onFx(() -> scene().getFocusOwner());
            if (!reached.add(owner) && owner == reached.iterator().next()) {
                break;
            }
            if (owner instanceof CodeArea) {
                push(KeyCode.CONTROL, KeyCode.TAB);
            } else {
                type(KeyCode.TAB);
            }
        }
        return reached;
    }

    private void open(String title) {
        push(KeyCode.CONTROL, KeyCode.K);
        await(() -> lookup("#paletteField").tryQuery().map(Node::isFocused).orElse(false));
        write(title);
        type(KeyCode.ENTER);
        await(() -> lookup("#rail-" + title.toLowerCase(Locale.ROOT)).queryAs(ToggleButton.class).isSelected() && lookup("#paletteField").tryQuery().isEmpty());
        // What a screen reads comes in beside; until then some of it is not there.
        sleep(500);
    }

    /** The arrow keys go on from one choice of a group to the others. */
    private static boolean isBesideReached(Node node, Set<Node> reached) {
        return node instanceof Toggle toggle && toggle.getToggleGroup() != null && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
    }

    private static void collect(Node node, List<Node> into) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ComboBoxBase<?> || node instanceof ListView<?> || node instanceof TableView<?> || node instanceof TreeView<?>) {
            into.add(node);
            if (!(node instanceof ListView<?>)) {
                return;
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private static String words(Node node) {
        return node.getClass().getSimpleName() + " #" + node.getId() + " " + (node instanceof Labeled labeled ? labeled.getText() : "") + " " + node.getStyleClass() + (node.isFocusTraversable() ? "" : " not traversable");
    }
}
