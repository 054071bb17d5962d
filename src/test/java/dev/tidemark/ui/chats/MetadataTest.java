package dev.tidemark.ui.chats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetadataTest {
    @Test
    void theTreeShowsNamesValuesAndDepth() {
        Metadata metadata = Metadata.of("""
            {"model":"llama3.1:8b","sources":[{"document":"policy-update.docx","page":2,"score":0.91}],"options":{"stop":[],"seed":{"a":{"b":null}}},"duration_ms":1840}""");
        assertThat(text(metadata)).isEqualTo("""
            ├ model=llama3.1:8b
            ├ sources=[1]
            │ └ 1=document policy-update.docx · page 2 · score 0.91
            ├ options=
            │ ├ stop=[]
            │ └ seed=
            │   └ a=b null
            └ duration_ms=1840""");
    }

    @Test
    void modelSourcesAndTokensAreFound() {
        Metadata metadata = Metadata.of("{\"model\":\"m\",\"sources\":[1,2],\"tokens\":{\"prompt\":400,\"completion\":12}}");
        assertThat(metadata.model()).isEqualTo("m");
        assertThat(metadata.sources()).isEqualTo(2);
        assertThat(metadata.tokens()).isEqualTo(412);
        assertThat(Metadata.of("{\"tokens\":7}").tokens()).isEqualTo(7);
        assertThat(Metadata.of("{\"tokens\":{\"prompt\":1,\"completion\":2,\"total\":3}}").tokens()).isEqualTo(3);
        assertThat(Metadata.of("{\"tokens\":\"many\",\"model\":5,\"sources\":{}}")).satisfies(odd -> {
            assertThat(odd.tokens()).isNull();
            assertThat(odd.model()).isNull();
            assertThat(odd.sources()).isZero();
        });
    }

    @Test
    void whatIsNotJsonStaysText() {
        assertThat(Metadata.of("{oops").readable()).isFalse();
        assertThat(Metadata.of("{} {}").readable()).isFalse();
        assertThat(Metadata.of("{oops").raw()).isEqualTo("{oops");
        assertThat(Metadata.of(" ")).isNull();
        assertThat(Metadata.of(null)).isNull();
    }

    @Test
    void aBareValueIsOneLine() {
        assertThat(text(Metadata.of("\"note\""))).isEqualTo("=note");
        assertThat(text(Metadata.of("{}"))).isEqualTo("={}");
    }

    @Test
    void numbersAreShownAsTheyAreWritten() {
        assertThat(text(Metadata.of("{\"a\":1.10,\"b\":1e400,\"c\":12345678901234567890123}"))).isEqualTo("├ a=1.10\n├ b=1E+400\n└ c=12345678901234567890123");
    }

    @Test
    void aHugeListIsCutAndAHugeDepthIsFlattened() {
        Metadata wide = Metadata.of("[" + "1,".repeat(5000) + "1]");
        assertThat(wide.lines()).hasSizeLessThan(310);
        assertThat(wide.lines().getLast().value()).isEqualTo("4701 more");
        assertThat(Metadata.of("[".repeat(200) + "]".repeat(200)).lines()).hasSizeLessThan(20);
        assertThat(Metadata.of("[".repeat(50_000) + "]".repeat(50_000)).readable()).isFalse();
    }

    private static String text(Metadata metadata) {
        return metadata.lines().stream().map(line -> line.branch() + line.name() + "=" + line.value()).collect(Collectors.joining("\n"));
    }
}
