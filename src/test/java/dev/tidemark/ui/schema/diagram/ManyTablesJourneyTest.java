package dev.tidemark.ui.schema.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.SampleSchemas;
import dev.tidemark.support.UiWatchdog;
import dev.tidemark.ui.support.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All that a person does with the diagram of two hundred tables of thirty columns, while it is watched how long the window is deaf. */
@Tag("nightly")
class ManyTablesJourneyTest extends AppJourney {
    /** Far above what is measured, and far below what a layout on the window's thread would take. */
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int STEPS = 60;

    private final List<String> told = new ArrayList<>();

    @Override
    protected void prepare(Services services) {
        services.database().write("test", ForeignKeys.ENFORCED, connection -> {
            for (String statement : SampleSchemas.many(200, 30)) {
                Sql.run(connection, statement);
            }
            return null;
        });
    }

    @Test
    void aWindowWithManyTablesAnswers() throws IOException {
        step("lay out", () -> {
            onFx(() -> {
                context().navigator().open(new Request.ShowDiagram("table_0"));
                return null;
            });
            awaitShown("#diagramCanvas");
            await(() -> lookup("#diagramAbout").tryQueryAs(Labeled.class).map(Labeled::getText).orElse("").startsWith("table_0:") && lookup("#diagramCancel").tryQuery().isEmpty());
        });
        onFx(() -> {
            lookup("#diagramCanvas").query().requestFocus();
            return null;
        });
        step("walk", () -> type(KeyCode.TAB, STEPS));
        step("pan", () -> shifted(KeyCode.RIGHT));
        step("fit", () -> push(KeyCode.CONTROL, KeyCode.DIGIT0));
        step("zoom", () -> {
            for (int i = 0; i < 10; i++) {
                push(KeyCode.CONTROL, KeyCode.PLUS);
            }
            for (int i = 0; i < 20; i++) {
                push(KeyCode.CONTROL, KeyCode.MINUS);
            }
        });
        Path reports = Files.createDirectories(Path.of("target/journeys"));
        Files.write(reports.resolve("diagram.txt"), told);
    }

    private void shifted(KeyCode key) {
        for (int i = 0; i < STEPS; i++) {
            push(KeyCode.SHIFT, key);
        }
    }

    private void step(String name, Runnable deed) {
        long started = System.nanoTime();
        UiWatchdog.Report report = UiWatchdog.during(deed);
        told.add(name + ": " + report.told(Duration.ofNanos(System.nanoTime() - started)) + "\n" + report.where());
        assertThat(report.beats()).as("the window answered: " + name).isPositive();
        assertThat(report.longest()).as("the window was deaf: " + name + "\n" + report.where()).isLessThan(LONGEST);
    }
}
