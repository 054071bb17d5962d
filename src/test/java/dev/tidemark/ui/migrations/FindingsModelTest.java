package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.support.TestWorkspace;
import dev.tidemark.ui.support.DirectJobs;
import dev.tidemark.ui.support.RecordingDialogs;
import dev.tidemark.ui.support.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsModelTest {
    private static final int MORE_THAN_ONE_PART = 90;

    @TempDir Path folder;
    private TestWorkspace workspace;
    private Services services;
    private FindingsModel model;

    @BeforeEach void open() {
        workspace = TestWorkspace.empty(folder);
        for (int i = 1; i <= MORE_THAN_ONE_PART; i++) {
            workspace.script("V" + i + "__create_t" + i + ".sql", "-- A table for things of kind " + i + ".\nCREATE TABLE t" + i + " (id INTEGER PRIMARY KEY);\n");
        }
        services = Services.of(workspace.workspace());
        RecordingDialogs dialogs = new RecordingDialogs();
        DirectJobs jobs = new DirectJobs(dialogs);
        Session session = new Session(jobs);
        session.open(services, services.status().read());
        model = new FindingsModel(session, jobs);
    }

    @Test void theChosenLayerIsKnownBeforeTheOthersAndThenAllAre() {
        List<Layer> layers = services.migrations().timeline().layers();
        model.want(layers.getLast());
        assertThat(codes(layers.getLast())).containsExactly("no-undo");
        assertThat(model.of(layers.getFirst()).getValue()).isNull();
        model.lookAgain();
        assertThat(layers).allSatisfy(layer -> assertThat(codes(layer)).containsExactly("no-undo"));
    }

    @Test void whatWasMendedIsGoneAfterTheNextLook() {
        model.lookAgain();
        workspace.script("U" + MORE_THAN_ONE_PART + "__create_t" + MORE_THAN_ONE_PART + ".sql", "-- Undo: its rows are lost.\nDROP TABLE t" + MORE_THAN_ONE_PART + ";\n");
        model.lookAgain();
        assertThat(codes(services.migrations().timeline().layers().getLast())).isEmpty();
    }

    @Test void settingsThatCannotBeReadAreSaidInPlaceOfFindings() throws IOException {
        Files.writeString(folder.resolve("tidemark.toml"), "[lint.rules]\nno-undo = \"loud\"\n");
        model.lookAgain();
        assertThat(model.problemProperty().get().code()).isEqualTo(ProblemCode.CONFIG_UNREADABLE);
    }

    private List<String> codes(Layer layer) {
        return model.of(layer).getValue().stream().map(LintFinding::code).toList();
    }
}
