package dev.tidemark.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteModelTest {
    private final PaletteModel model = new PaletteModel(List.of(entry("Chats", ""), entry("Open a database file", ""), entry("Migrate 2", "Open a workspace first.")));

    @Test
    void typedWordsMatchTheBeginningsOfWordsInAnyOrder() {
        model.typedProperty().set("file op");
        assertThat(model.matches()).extracting(PaletteEntry::title).containsExactly("Open a database file");
        model.typedProperty().set("hats");
        assertThat(model.matches()).isEmpty();
        assertThat(model.chosenEntry()).isNull();
    }

    @Test
    void walkingGoesRoundTheEnds() {
        model.walk(-1);
        assertThat(model.chosenProperty().get()).isEqualTo(2);
        model.walk(1);
        assertThat(model.chosenProperty().get()).isZero();
    }

    @Test
    void whatIsNotPossibleNowCannotBeRun() {
        model.typedProperty().set("mig");
        assertThat(model.matches()).hasSize(1);
        assertThat(model.chosenEntry()).isNull();
    }

    @Test
    void typingChoosesTheFirstMatchAgain() {
        model.walk(1);
        model.typedProperty().set("c");
        assertThat(model.chosenEntry().title()).isEqualTo("Chats");
    }

    private static PaletteEntry entry(String title, String reason) {
        return new PaletteEntry(title, "fth-home", "", reason, () -> { });
    }
}
