package dev.tidemark.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeLibrariesTest {
    @Test
    void thePackagesOfMissingLibrariesAreNamedInOneSentence() {
        List<String> missing = NativeLibraries.missing(Map.of("libgtk-3.so.0", "libgtk-3-0"), library -> false);
        assertThat(NativeLibraries.sentence(List.of(), missing)).hasValueSatisfying(sentence -> assertThat(sentence).endsWith("apt-get install libgtk-3-0"));
    }

    @Test
    void nothingIsSaidWhenAllIsThere() {
        assertThat(NativeLibraries.sentence(List.of(), NativeLibraries.missing(Map.of("libx", "x"), library -> true))).isEmpty();
    }
}
