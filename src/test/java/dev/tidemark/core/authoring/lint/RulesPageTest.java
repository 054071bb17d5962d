package dev.tidemark.core.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.authoring.lint.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesPageTest {
    /** The guide's table is the list of rules, in its order and in its words. */
    @Test void theGuideListsEveryRuleInItsOwnWords() throws IOException {
        String guide = Files.readString(Path.of("src/site/markdown/guide.md"));
        String section = guide.substring(guide.indexOf("## Lint\n"));
        List<String> rows = section.substring(0, section.indexOf("\n## ")).lines().filter(line -> line.startsWith("| `")).toList();
        assertThat(rows).containsExactlyElementsOf(Rules.all().stream()
            .map(rule -> "| `" + rule.code() + "` | " + rule.severity().word() + " | " + rule.sentence() + " | " + rule.why() + " | " + rule.fix() + " |").toList());
    }
}
