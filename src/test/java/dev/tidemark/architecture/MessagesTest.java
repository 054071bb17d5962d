package dev.tidemark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that the sources name exists, and no text is left over. */
class MessagesTest {
    private static final Path FILE = Path.of("src/main/resources/dev/tidemark/ui/messages.properties");
    private static final Pattern IN_FXML = Pattern.compile("\"%([\\w.]+)\"");
    private static final Pattern ASKED = Pattern.compile("Messages\\.text\\(\"([\\w.]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]\\w*\\.[\\w.]*)\"");

    private final Properties messages = read();
    private final String fxml = sources("src/main/resources", ".fxml");
    private final String java = sources("src/main/java", ".java");

    @Test
    void noTextIsMissing() {
        Set<String> wanted = found(IN_FXML, fxml);
        wanted.addAll(found(ASKED, java));
        wanted.removeIf(key -> key.endsWith("."));
        assertThat(messages.stringPropertyNames()).containsAll(wanted);
    }

    /** A literal that ends with a dot is the beginning of keys that are put together. */
    @Test
    void noTextIsLeftOver() {
        Set<String> used = found(IN_FXML, fxml);
        used.addAll(found(LITERAL, java));
        Set<String> leftOver = new TreeSet<>(messages.stringPropertyNames());
        leftOver.removeIf(key -> used.stream().anyMatch(name -> name.endsWith(".") ? key.startsWith(name) : key.equals(name)));
        assertThat(leftOver).isEmpty();
    }

    /** In a message format a plain apostrophe is a quote sign that swallows what follows. */
    @Test
    void noTextHasAPlainApostrophe() {
        assertThat(messages.stringPropertyNames()).filteredOn(key -> messages.getProperty(key).contains("'")).isEmpty();
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FILE)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return properties;
    }

    private static String sources(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
