package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptNamesCheckTest {
    @TempDir Path folder;

    @Test void ofTwoScriptsWithOneVersionTheOneThatIsNotAppliedMoves() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        checked.space.script("V4.0__aaa.sql", "CREATE TABLE aaa(x);");
        assertThat(checked.keys()).containsExactly("duplicate-version:V4");
        assertThat(checked.preview("duplicate-version:V4", "rename")).containsExactly("V4.0__aaa.sql → V10__aaa.sql");
        checked.cured("duplicate-version:V4", "rename");
        checked.migrate(false);
        checked.space.stockFlyway().accepts();
    }

    @Test void twoUndoScriptsOfOneVersionAreTold() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        checked.space.script("U4__other.sql", "DROP TABLE settings;");
        assertThat(checked.finding("duplicate-version:U4").cures()).isEmpty();
    }

    @Test void aBadNameGetsAGoodOne() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        checked.space.script("V10_add tags.sql", "CREATE TABLE tags(x);");
        assertThat(checked.preview("badly-named:V10_add tags.sql", "rename")).containsExactly("V10_add tags.sql → V10__add_tags.sql");
        checked.cured("badly-named:V10_add tags.sql", "rename");
        checked.migrate(false);
        checked.space.stockFlyway().accepts();
    }

    @ParameterizedTest
    @CsvSource({"V4_single.sql, V4__single.sql", "v3__lower.sql, V3__lower.sql", "001_initial.sql, V1__initial.sql", "V1a__odd.sql, V10__V1a__odd.sql", "notes.sql, V10__notes.sql",
        "u2_back.sql, U2__back.sql", "9_taken.sql, V10__taken.sql", "V5__.sql, V5__unnamed.sql", "V1.2-three words.sql, V1.2__three_words.sql"})
    void theSuggestionKeepsWhatTheNameSays(String name, String suggestion) {
        List<ScriptName> names = List.of(new ScriptName('V', dev.tidemark.core.schema.Version.of("9"), Path.of("V9__x.sql")));
        assertThat(BadlyNamedCheck.suggestion(name, names)).isEqualTo(suggestion);
    }

    @Test void aScriptConfigurationIsToldWithoutACure() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        checked.space.script("V9__add_metadata_to_messages.sql.conf", "executeInTransaction=false");
        assertThat(checked.finding("unfit-script:V9__add_metadata_to_messages.sql.conf").cures()).isEmpty();
    }

    @Test void twoBaselineScriptsOfOneVersionAreToldAsTheTrouble() {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        checked.space.script("B3__all.sql", "SELECT 1;").script("B3.0__everything.sql", "SELECT 1;");
        assertThat(checked.finding("duplicate-version:B3").sentence()).startsWith("The baseline script of V3 exists 2 times");
        assertThat(checked.finding("duplicate-version:B3").cures()).isEmpty();
    }
}
