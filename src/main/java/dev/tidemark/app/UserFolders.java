package dev.tidemark.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where this system keeps what belongs to a person. */
final class UserFolders {
    private UserFolders() { }

    /** Tidemark's own settings; the folder may not exist yet. */
    static Path config() {
        return config(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
    }

    static Path config(String system, String home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return Path.of(environment.getOrDefault("APPDATA", home), "Tidemark");
        }
        if (name.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Tidemark");
        }
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (configured.isBlank() ? Path.of(home, ".config") : Path.of(configured)).resolve("tidemark");
    }
}
