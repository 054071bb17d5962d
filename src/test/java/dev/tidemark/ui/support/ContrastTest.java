package dev.tidemark.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Text can be read on what it stands on, in both themes: WCAG 2.1 contrast, 4.5 for text and 3 for labels. */
class ContrastTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/tidemark/ui");
    private static final Pattern TOKEN = Pattern.compile("(-td-[\\w-]+):\\s*(#[0-9a-f]{6});");

    @TestFactory
    Stream<DynamicTest> textCanBeRead() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String theme : List.of("light", "dark")) {
            Map<String, Color> colours = tokens(theme);
            for (String ground : List.of("background", "surface", "sunken", "selection")) {
                tests.add(pair(theme, colours, "ink", ground, 4.5));
                tests.add(pair(theme, colours, "muted", ground, 4.5));
                tests.add(pair(theme, colours, "accent", ground, 4.5));
            }
            for (String ground : List.of("background", "surface", "sunken")) {
                tests.add(pair(theme, colours, "faint", ground, 3));
            }
            for (String tone : List.of("warning", "danger", "good")) {
                tests.add(pair(theme, colours, tone, tone + "-soft", 4.5));
                tests.add(pair(theme, colours, tone, "surface", 4.5));
            }
            tests.add(pair(theme, colours, "on-accent", "accent", 4.5));
            tests.add(pair(theme, colours, "on-accent", "accent-hover", 4.5));
            tests.add(pair(theme, colours, "accent-ink", "accent-soft", 4.5));
            for (int layer = 1; layer <= 7; layer++) {
                tests.add(pair(theme, colours, "on-layer", "layer-" + layer, 4.5));
            }
        }
        return tests.stream();
    }

    @Test
    void bothThemesDefineTheSameColours() throws IOException {
        assertThat(names("light")).containsExactlyElementsOf(names("dark"));
    }

    @Test
    void contrastIsMeasuredAsWcagDoes() {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(contrast(Color.web("#777777"), Color.WHITE)).isBetween(4.4, 4.5);
    }

    private static DynamicTest pair(String theme, Map<String, Color> colours, String text, String ground, double least) {
        return DynamicTest.dynamicTest(theme + ": " + text + " on " + ground, () ->
            assertThat(contrast(colours.get("-td-" + text), colours.get("-td-" + ground))).isGreaterThanOrEqualTo(least));
    }

    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Color> tokens(String theme) throws IOException {
        Map<String, Color> colours = new HashMap<>();
        Matcher matcher = TOKEN.matcher(Files.readString(FOLDER.resolve(theme + ".css")));
        while (matcher.find()) {
            colours.put(matcher.group(1), Color.web(matcher.group(2)));
        }
        return colours;
    }

    private static List<String> names(String theme) throws IOException {
        return Pattern.compile("(-td-[\\w-]+):").matcher(Files.readString(FOLDER.resolve(theme + ".css"))).results().map(match -> match.group(1)).toList();
    }
}
