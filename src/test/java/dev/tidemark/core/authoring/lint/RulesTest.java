package dev.tidemark.core.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.lint.rules.Rules;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule with a script that it catches and a near miss that it leaves alone: {@code src/test/scripts/lint/CODE/caught} and {@code …/fine}, each on top
 * of the V1 beside them. A line that ends with {@code -- here} is where the finding has to be; without one it is the whole script's.
 */
class RulesTest {
    private static final Path SCRIPTS = Path.of("src/test/scripts/lint");
    /** They look at git and at the database; {@link LintServiceTest} shows them. */
    private static final Set<String> NO_SCRIPT = Set.of("not-in-version-control", "edited-after-applied");

    @TempDir Path folder;

    static List<String> codes() {
        return Rules.all().stream().map(LintRule::code).filter(code -> !NO_SCRIPT.contains(code)).toList();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void itCatchesTheScriptAtItsPlace(String code) throws IOException {
        List<LintFinding> found = findings(code, "caught");
        assertThat(found).as("findings of %s", code).isNotEmpty();
        assertThat(found).extracting(finding -> finding.place().line()).containsOnly(markedLine(code));
        assertThat(found).allSatisfy(finding -> assertThat(finding.sentence()).endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void itLeavesTheNearMissAlone(String code) throws IOException {
        assertThat(findings(code, "fine")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theChangeThatItOffersMendsTheFinding(String code) throws IOException {
        TestWorkspace workspace = workspace(code, "caught");
        LintService lint = Services.of(workspace.workspace()).lint();
        for (LintFinding finding : lint.all(Cancellation.never())) {
            if (finding.code().equals(code) && finding.edit().isPresent()) {
                Path file = workspace.workspace().migrations().resolve(finding.place().file());
                String mended = finding.edit().get().in(Files.readString(file));
                assertThat(lint.linter().check(mended, finding.place().file(), lint.context(file))).extracting(LintFinding::code).doesNotContain(code);
            }
        }
    }

    @Test void theIndexThatIsOfferedTakesNoNameInUse() {
        TestWorkspace workspace = TestWorkspace.empty(folder).script("V1__first.sql", "CREATE TABLE chats(id INTEGER PRIMARY KEY); CREATE TABLE ix_notes_chat_id(x);")
            .script("V2__second.sql", "CREATE TABLE notes(chat_id INTEGER REFERENCES chats(id));").script("V3__third.sql", "CREATE INDEX ix_notes_chat_id_2 ON chats(id);");
        assertThat(Services.of(workspace.workspace()).lint().all(Cancellation.never())).filteredOn(finding -> finding.code().equals("foreign-key-without-index")).singleElement()
            .satisfies(finding -> assertThat(finding.edit().orElseThrow().replacement()).contains("CREATE INDEX ix_notes_chat_id_3 ON notes (chat_id);"));
    }

    @Test void everyFolderIsARuleAndCodesAreUnique() throws IOException {
        try (Stream<Path> folders = Files.list(SCRIPTS)) {
            assertThat(folders.filter(Files::isDirectory).map(f -> f.getFileName().toString())).containsExactlyInAnyOrderElementsOf(codes());
        }
        assertThat(Rules.all()).extracting(LintRule::code).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    /** A rule that cries wolf would show here: these few near misses are indeed what another rule is about. */
    @Test void theNearMissesRaiseNothingElse() throws IOException {
        Set<String> raised = new TreeSet<>();
        for (String code : codes()) {
            Services.of(workspace(code, "fine").workspace()).lint().all(Cancellation.never()).stream().filter(f -> !f.code().equals("no-undo")).forEach(f -> raised.add(code + " → " + f.code()));
        }
        assertThat(raised).containsExactlyInAnyOrder("breaks-view → drop-table", "foreign-key-target → foreign-key-without-index", "redundant-index → unique-on-rows",
            "changing-default → unrelated-changes", "double-quoted-text → unrelated-changes", "unique-on-rows → unrelated-changes");
    }

    private List<LintFinding> findings(String code, String kind) throws IOException {
        return Services.of(workspace(code, kind).workspace()).lint().all(Cancellation.never()).stream().filter(finding -> finding.code().equals(code)).toList();
    }

    private TestWorkspace workspace(String code, String kind) throws IOException {
        TestWorkspace workspace = TestWorkspace.empty(folder.resolve(code));
        try (Stream<Path> scripts = Stream.concat(Files.list(SCRIPTS), Files.list(SCRIPTS.resolve(code).resolve(kind)))) {
            for (Path script : scripts.filter(Files::isRegularFile).toList()) {
                workspace.script(script.getFileName().toString(), Files.readString(script));
            }
        }
        return workspace;
    }

    private static int markedLine(String code) throws IOException {
        try (Stream<Path> scripts = Files.list(SCRIPTS.resolve(code).resolve("caught"))) {
            for (Path script : scripts.toList()) {
                List<String> lines = Files.readAllLines(script);
                int marked = IntStream.range(0, lines.size()).filter(i -> lines.get(i).endsWith("-- here")).findFirst().orElse(-1);
                if (marked >= 0) {
                    return marked + 1;
                }
            }
        }
        return 1;
    }
}
