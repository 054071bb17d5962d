package dev.tidemark.core.authoring.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditedScriptsTest {
    private static final String TAG = "-- Tags make notes easy to find.\nALTER TABLE notes ADD COLUMN tag TEXT;\n";
    private static final String BACK = "-- Undo V2: tags are lost.\nALTER TABLE notes DROP COLUMN tag;\n";

    @TempDir private Path folder;
    private EditedScripts edited;

    @BeforeEach void open() {
        TestWorkspace workspace = TestWorkspace.empty(folder).script("V1__create_notes.sql", "-- Notes, to write something down.\nCREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);\n");
        edited = Services.of(workspace.workspace()).lint().edited(workspace.workspace().migrations().resolve("V2__tag_notes.sql"));
    }

    @Test void theUndoScriptIsTriedBehindTheTextInTheEditor() {
        assertThat(check(TAG, BACK)).isEqualTo("[] []");
        assertThat(check(TAG.replace("tag", "label"), BACK)).as("the undo script still takes back what was before").isEqualTo("[1 undo-incomplete] [2 does-not-run]");
        assertThat(check(TAG, "-- Undo V2: nothing.\nSELECT 1;\n")).startsWith("[1 undo-incomplete]");
    }

    @Test void anUndoScriptIsMissedUntilItIsWritten() {
        assertThat(check(TAG, " \n")).isEqualTo("[1 no-undo] []");
        assertThat(check("\n" + TAG + "ALTER TABEL notes;", BACK)).startsWith("[4 does-not-run]");
    }

    @Test void aLookThatNobodyWantsAnyMoreEnds() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> edited.check("V2__tag_notes.sql", TAG, "U2__tag_notes.sql", BACK, cancellation)).isInstanceOf(Problem.class);
    }

    private String check(String text, String undoText) {
        EditedScripts.Found found = edited.check("V2__tag_notes.sql", text, "U2__tag_notes.sql", undoText, Cancellation.never());
        return found.script().stream().map(this::shown).toList() + " " + found.undo().stream().map(this::shown).toList();
    }

    private String shown(LintFinding finding) {
        return finding.place().line() + " " + finding.code();
    }
}
