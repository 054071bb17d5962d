package dev.tidemark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    @Test
    void eachSystemKeepsItsOwnManner() {
        assertThat(UserFolders.config("Linux", "/home/a", Map.of())).isEqualTo(Path.of("/home/a/.config/tidemark"));
        assertThat(UserFolders.config("Linux", "/home/a", Map.of("XDG_CONFIG_HOME", "/cfg"))).isEqualTo(Path.of("/cfg/tidemark"));
        assertThat(UserFolders.config("Mac OS X", "/Users/a", Map.of())).isEqualTo(Path.of("/Users/a/Library/Application Support/Tidemark"));
        assertThat(UserFolders.config("Windows 11", "/home/a", Map.of("APPDATA", "/roaming"))).isEqualTo(Path.of("/roaming/Tidemark"));
    }
}
