package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    private Path folder;

    @Test
    void aChoiceIsFoundAgainByTheNextStart() {
        Path file = folder.resolve("deep/window.properties");
        new Preferences(file).set("theme", "DARK");
        assertThat(new Preferences(file).get("theme", "SYSTEM")).isEqualTo("DARK");
        assertThat(new Preferences(file).get("zoom", "1")).isEqualTo("1");
    }

    @Test
    void nothingIsWrittenWhenNothingChanges() throws Exception {
        Path file = folder.resolve("window.properties");
        new Preferences(file).set("theme", "DARK");
        Files.delete(file);
        Preferences preferences = new Preferences(file);
        preferences.get("theme", "SYSTEM");
        assertThat(file).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldAsAProblem() throws Exception {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        Preferences preferences = new Preferences(blocked.resolve("window.properties"));
        assertThatThrownBy(() -> preferences.set("theme", "DARK")).isInstanceOfSatisfying(Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INPUT_OUTPUT));
        assertThat(preferences.get("theme", "SYSTEM")).isEqualTo("DARK");
    }

    @Test
    void aBrokenFileIsToldAndKeptAndAllBeginsWithTheDefaults() throws Exception {
        Path file = Files.writeString(folder.resolve("window.properties"), "zoom=2\ntheme=\\u12");
        Preferences preferences = new Preferences(file);
        assertThat(preferences.trouble()).hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PREFERENCES_UNREADABLE));
        assertThat(preferences.get("zoom", 1)).isEqualTo(1);
        assertThat(file).content().startsWith("zoom=2");
        preferences.set("theme", "DARK");
        assertThat(folder.resolve("window.properties.unreadable")).content().startsWith("zoom=2");
        assertThat(new Preferences(file).trouble()).isEmpty();
        assertThat(new Preferences(file).get("theme", "SYSTEM")).isEqualTo("DARK");
    }

    @Test
    void aValueThatIsNoneOfTheChoicesIsNoChoice() throws Exception {
        Path file = Files.writeString(folder.resolve("window.properties"), "theme=PINK\nzoom=large\nother=NaN\ngood=1.5\nmode=DARK\n");
        Preferences preferences = new Preferences(file);
        assertThat(preferences.get("theme", Theme.Mode.SYSTEM)).isEqualTo(Theme.Mode.SYSTEM);
        assertThat(preferences.get("mode", Theme.Mode.SYSTEM)).isEqualTo(Theme.Mode.DARK);
        assertThat(preferences.get("zoom", 1)).isEqualTo(1);
        assertThat(preferences.get("other", 1)).isEqualTo(1);
        assertThat(preferences.get("good", 1)).isEqualTo(1.5);
    }
}
