package dev.tidemark.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** A release of Flyway in a class loader of its own: nothing of Tidemark or of another release is beside it, apart from {@link FlywayCalls}. */
public enum FlywayRelease {
    ELEVEN("11.20.3"), TWELVE("12.11.0"), THIRTEEN("13.12.0");

    private static final Logger QUIET = Logger.getLogger("org.flywaydb");

    private final String version;
    private BiFunction<String, Map<String, String>, List<String>> calls;

    FlywayRelease(String version) {
        this.version = version;
    }

    /** This release on a database and its scripts. */
    public OnDatabase on(Path database, Path scripts) {
        return new OnDatabase(this, database, scripts);
    }

    @Override public String toString() {
        return "Flyway " + version;
    }

    /** One release at work on one database. */
    public record OnDatabase(FlywayRelease release, Path database, Path scripts) {
        /** Demands that info and validate have nothing against the database; what is pending may be pending. */
        public void accepts() {
            assertThat(ask("validate", "pendingAllowed")).as("what %s has against it, which sees %s", release, info()).isEmpty();
        }

        /** "7 Success", "report Outdated". */
        public List<String> info() {
            return ask("info");
        }

        /** The versions that ran. */
        public List<String> migrate(String... switches) {
            return ask("migrate", switches);
        }

        /**
         * Asks for a command.
         *
         * @param switches names of {@link FlywayCalls}'s options, with "=value" where they have one
         * @throws RuntimeException as Flyway does
         */
        public List<String> ask(String command, String... switches) {
            Map<String, String> options = new HashMap<>(Map.of("database", database.toString(), "scripts", scripts.toString()));
            for (String option : switches) {
                int equals = option.indexOf('=');
                options.put(equals < 0 ? option : option.substring(0, equals), equals < 0 ? "" : option.substring(equals + 1));
            }
            return release.calls().apply(command, options);
        }
    }

    private synchronized BiFunction<String, Map<String, String>, List<String>> calls() {
        if (calls == null) {
            QUIET.setLevel(Level.WARNING);
            calls = load();
        }
        return calls;
    }

    @SuppressWarnings("unchecked")
    private BiFunction<String, Map<String, String>, List<String>> load() {
        try {
            List<URL> places = new ArrayList<>(List.of(FlywayCalls.class.getProtectionDomain().getCodeSource().getLocation()));
            for (Path jar : jars()) {
                places.add(jar.toUri().toURL());
            }
            return (BiFunction<String, Map<String, String>, List<String>>) new URLClassLoader(toString(), places.toArray(URL[]::new), new DriverOnly())
                .loadClass(FlywayCalls.class.getName()).getConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException | URISyntaxException failure) {
            throw new IllegalStateException(this + " cannot be loaded", failure);
        }
    }

    private List<Path> jars() throws IOException, URISyntaxException {
        if (this == THIRTEEN) {
            Path ours = Path.of(Flyway.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            assertThat(ours.getFileName().toString()).as("the release that Tidemark itself uses").contains(version);
            return List.of(ours);
        }
        Path folder = Path.of("target", "stock-flyway", version).toAbsolutePath();
        assertThat(folder).as("fetched by Maven: mvn generate-test-resources").isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /**
     * Java's own classes and the driver that the tests use. Two copies of SQLite in one process would undo each other's locks
     * (https://www.sqlite.org/howtocorrupt.html, section 2.2).
     */
    private static final class DriverOnly extends ClassLoader {
        DriverOnly() {
            super("driver", ClassLoader.getPlatformClassLoader());
        }

        @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.sqlite.")) {
                return FlywayRelease.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
