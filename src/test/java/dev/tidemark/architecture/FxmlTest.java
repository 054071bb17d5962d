package dev.tidemark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FXML and its controller fit together; read as text, so that no screen has to be built for it. */
class FxmlTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern CONTROLLER = Pattern.compile("fx:controller=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("fx:id=\"([^\"]+)\"");
    private static final Pattern HANDLER = Pattern.compile("\"#(\\w+)\"");

    static List<Path> fxml() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(".fxml")).toList();
        }
    }

    @Test
    void thereIsFxmlToCheck() throws IOException {
        assertThat(fxml()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("fxml")
    void theControllerLiesAtTheSamePlace(Path file) throws IOException {
        String place = RESOURCES.relativize(file).toString().replace('\\', '/').replace('/', '.');
        assertThat(found(CONTROLLER, file)).containsExactly(place.substring(0, place.length() - ".fxml".length()) + "Controller");
    }

    @ParameterizedTest
    @MethodSource("fxml")
    void everyIdIsUniqueAndHasItsField(Path file) throws Exception {
        List<String> ids = found(ID, file);
        String text = Files.readString(file);
        assertThat(ids).doesNotHaveDuplicates();
        List<String> fields = fields(file);
        assertThat(ids).filteredOn(id -> !text.contains("\"$" + id + "\"")).isSubsetOf(fields);
        assertThat(fields).isSubsetOf(ids);
    }

    @ParameterizedTest
    @MethodSource("fxml")
    void everyHandlerIsAMethod(Path file) throws Exception {
        List<String> methods = Arrays.stream(controller(file).getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(FXML.class)).map(Method::getName).toList();
        assertThat(found(HANDLER, file)).isSubsetOf(methods);
    }

    private static List<String> fields(Path file) throws Exception {
        return Arrays.stream(controller(file).getDeclaredFields())
            .filter(field -> field.isAnnotationPresent(FXML.class)).map(Field::getName).toList();
    }

    private static Class<?> controller(Path file) throws Exception {
        return Class.forName(found(CONTROLLER, file).getFirst(), false, FxmlTest.class.getClassLoader());
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList();
    }
}
