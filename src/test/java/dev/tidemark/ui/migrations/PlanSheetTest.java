package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.WaysBack;
import dev.tidemark.core.checklist.ChecklistItem;
import dev.tidemark.core.checklist.PersonalItem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Transactions;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.migrations.PlanViewModel.Stage;
import dev.tidemark.ui.support.DirectJobs;
import dev.tidemark.ui.support.RecordingDialogs;
import dev.tidemark.ui.support.RecordingNavigator;
import dev.tidemark.ui.support.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plan sheet and the sheet of the ways back do, without a window. */
class PlanSheetTest {
    @TempDir Path folder;
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<Plan> plans = new ArrayList<>();
    private final List<WaysBack> ways = new ArrayList<>();
    private final DirectJobs jobs = new DirectJobs(dialogs);
    private Services services;
    private Session session;

    @BeforeEach void open() {
        services = new SampleWorkspace(folder).at("7").services();
        session = new Session(jobs);
        session.open(services, services.status().read());
    }

    @Test void theChecklistFollowsWhatIsDone() {
        PlanViewModel model = plan("5");
        model.look();
        assertThat(status(model, "reviewed")).isEqualTo(ChecklistItem.Status.TO_DO);
        model.sawSql();
        assertThat(status(model, "reviewed")).isEqualTo(ChecklistItem.Status.DONE);
        model.rehearse();
        assertThat(status(model, "rehearsed")).isEqualTo(ChecklistItem.Status.DONE);
        model.oneByOneProperty().set(true);
        assertThat(status(model, "rehearsed")).as("it was rehearsed in another form").isEqualTo(ChecklistItem.Status.TO_DO);
        assertThat(model.plan().transactions()).isEqualTo(Transactions.ONE_EACH);
    }

    @Test void whatIsTickedGoesIntoTheJournalAndNothingWaitsForIt() {
        PlanViewModel model = plan("6");
        model.tickProperty(PersonalItem.OTHERS_TOLD).set(true);
        model.run();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
        assertThat(services.journal().entries().getLast().details()).endsWith("Ticked: Everyone who uses this database has been told.")
            .noneMatch(line -> line.contains("chatbot is stopped"));
    }

    @Test void aStepThatFailsIsShownWithItsStatementAndThePlanIsMadeAgain() throws IOException {
        Path script = services.workspace().migrations().resolve("U6__index_documents_by_status.sql");
        String right = Files.readString(script);
        Files.writeString(script, "SELECT 1;\nDROP TABLE\n  nowhere;");
        PlanViewModel model = plan("5");
        model.run();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.FAILED);
        assertThat(model.problem().code()).isEqualTo(ProblemCode.MIGRATION_FAILED);
        assertThat(FailedStatement.of(model.plan(), model.problem())).contains(new FailedStatement(1, "U6__index_documents_by_status.sql", 3, "DROP TABLE\n  nowhere", "no such table: nowhere"));
        assertThat(dialogs.problems()).isEmpty();
        model.rehearse();
        assertThat(model.rehearsal()).isPresent();
        Files.writeString(script, right);
        model.planAgain();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.PREVIEW);
        assertThat(model.rehearsal()).as("it was of the plan before").isEmpty();
        model.run();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
    }

    @Test void oneByOneKeepsWhatWasDoneAndNamesTheStatementToo() throws IOException {
        Files.writeString(services.workspace().migrations().resolve("U6__index_documents_by_status.sql"), "DROP TABLE nowhere;");
        PlanViewModel model = plan("5");
        model.oneByOneProperty().set(true);
        model.run();
        assertThat(model.problem().code()).isEqualTo(ProblemCode.RUN_STOPPED);
        assertThat(FailedStatement.of(model.plan(), model.problem())).map(FailedStatement::line).contains(1);
        assertThat(session.statusProperty().get().versionChip()).startsWith("V6");
    }

    @Test void withoutAnUndoScriptBothWaysAreOfferedAndAnEditedScriptIsUsed() throws IOException {
        Path script = removeUndo("U6__index_documents_by_status.sql");
        WaysBackViewModel model = waysBack("5");
        assertThat(plans).isEmpty();
        assertThat(model.title()).isEqualTo("Roll back to V5: V6 has no undo script");
        assertThat(model.textProperty(0).get()).contains("DROP INDEX");
        model.textProperty(0).set("-- read by me\nDROP INDEX ix_documents_status;\n");
        model.saveAndUse();
        assertThat(model.closedProperty().get()).isTrue();
        assertThat(script).hasContent("-- read by me\nDROP INDEX ix_documents_status;");
        assertThat(plans).extracting(Plan::title).containsExactly("Roll back to V5");
    }

    @Test void aScriptThatMayNotRunIsNotSaved() throws IOException {
        Path script = removeUndo("U6__index_documents_by_status.sql");
        WaysBackViewModel model = waysBack("5");
        model.textProperty(0).set("COMMIT;");
        model.saveAndUse();
        assertThat(dialogs.problems()).extracting(problem -> problem.code()).containsExactly(ProblemCode.SCRIPT_NOT_SAFE);
        assertThat(script).doesNotExist();
        assertThat(model.closedProperty().get()).isFalse();
    }

    @Test void theBackupFromBeforeIsComparedAndRestored() throws IOException {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, dev.tidemark.core.common.Progress.NONE, dev.tidemark.core.common.Cancellation.never());
        removeUndo("U9__add_metadata_to_messages.sql");
        WaysBackViewModel model = waysBack("7");
        assertThat(model.ways().byBackup().orElseThrow().backup().version()).map(Object::toString).contains("7");
        assertThat(model.ways().byBackup().orElseThrow().sentence()).isEqualTo("No row of now would be lost; no rows of the backup would come back.");
        model.restore();
        assertThat(session.statusProperty().get().versionChip()).isEqualTo("V7 · 2 pending");
        assertThat(dialogs.notifications()).singleElement().asString().startsWith("Restored ").contains("What was there before is in ");
    }

    private Path removeUndo(String name) throws IOException {
        Path script = services.workspace().migrations().resolve(name);
        Files.delete(script);
        return script;
    }

    private static ChecklistItem.Status status(PlanViewModel model, String id) {
        return model.checklistProperty().get().items().stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow().status();
    }

    private PlanViewModel plan(String rollBackTo) {
        return new PlanViewModel(services.migrations().planRollback(Target.parse(rollBackTo)), session, jobs, dialogs, new RecordingNavigator());
    }

    private WaysBackViewModel waysBack(String target) {
        MigrationsViewModel timeline = new MigrationsViewModel(session, jobs, dialogs, plans::add, ways::add, () -> { });
        timeline.refresh();
        timeline.planRollback(target);
        return new WaysBackViewModel(ways.getFirst(), session, jobs, dialogs, plans::add);
    }
}
