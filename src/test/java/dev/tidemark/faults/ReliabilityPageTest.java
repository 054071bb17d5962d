package dev.tidemark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.annotation.Testable;

/** The site's reliability page names tests that there are, and every test of this package has its row. */
class ReliabilityPageTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"reliability", "security"})
    void everyRowNamesATestThatThereIs(String page) throws IOException {
        for (String row : rows(page)) {
            List<String> named = named(row);
            assertThat(named).as(row).isNotEmpty();
            for (String test : named) {
                String[] parts = test.split("\\.");
                try (Stream<Path> files = Files.walk(TESTS)) {
                    Path source = files.filter(file -> file.endsWith(parts[0] + ".java")).findFirst().orElseThrow(() -> new AssertionError("no " + parts[0]));
                    assertThat(source).content().as(row).contains("void " + parts[1] + "(");
                }
            }
        }
    }

    @Test void everyTestOfFaultsHasItsRow() throws Exception {
        List<String> named = rows("reliability").stream().flatMap(row -> named(row).stream()).toList();
        List<String> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(TESTS.resolve("dev/tidemark/faults"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                Class<?> type = Class.forName(getClass().getPackageName() + "." + file.getFileName().toString().replace(".java", ""));
                if (type != getClass()) {
                    Arrays.stream(type.getDeclaredMethods()).filter(method -> AnnotationSupport.isAnnotated(method, Testable.class)).map(Method::getName).forEach(name -> tests.add(type.getSimpleName() + "." + name));
                }
            }
        }
        assertThat(named).containsAll(tests);
    }

    private static List<String> rows(String page) throws IOException {
        return Files.readString(Path.of("src/site/markdown", page + ".md")).lines().filter(line -> line.startsWith("| ") && !line.startsWith("| what")).toList();
    }

    private static List<String> named(String row) {
        return NAMED.matcher(row).results().map(found -> found.group(1) + "." + found.group(2)).toList();
    }
}
