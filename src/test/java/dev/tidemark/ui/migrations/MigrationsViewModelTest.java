package dev.tidemark.ui.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.migrations.TimelineItem.Ground;
import dev.tidemark.ui.migrations.TimelineItem.LayerItem;
import dev.tidemark.ui.migrations.TimelineItem.Pin;
import dev.tidemark.ui.migrations.TimelineItem.TideMark;
import dev.tidemark.ui.support.DirectJobs;
import dev.tidemark.ui.support.RecordingDialogs;
import dev.tidemark.ui.support.RecordingNavigator;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsViewModelTest {
    @TempDir Path folder;
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final RecordingNavigator navigator = new RecordingNavigator();
    private final List<Plan> plans = new ArrayList<>();
    private DirectJobs jobs;
    private Services services;
    private Session session;
    private MigrationsViewModel model;

    @BeforeEach void open() {
        services = new SampleWorkspace(folder).at("7").services();
        jobs = new DirectJobs(dialogs);
        session = new Session(jobs);
        session.open(services, services.status().read());
        model = new MigrationsViewModel(session, jobs, dialogs, plans::add, ways -> { }, () -> navigator.open(new Request.OpenFeature("health")));
        session.onChanged(model::refresh);
        model.refresh();
    }

    @Test void theTideMarkLiesBetweenWhatIsInTheDatabaseAndWhatIsNot() {
        assertThat(model.items().stream().map(MigrationsViewModelTest::words))
            .containsExactly("backup", "V9 0", "V8 0", "tide V7 up 8 down 6", "V7 1", "V6 2", "V5 3", "V4 4", "V3 5", "V2 6", "V1 7", "ground");
        assertThat(model.subtitleProperty().get()).isEqualTo("7 applied, 2 pending. Everything applied matches its script.");
    }

    @Test void theCurrentLayerIsChosenAtFirstAndTheChoiceIsKept() {
        assertThat(words(model.selectedProperty().get())).isEqualTo("V7 1");
        model.select("3");
        model.refresh();
        assertThat(words(model.selectedProperty().get())).isEqualTo("V3 5");
    }

    @Test void theGroundAndARepeatableLayerStayChosenToo() throws IOException {
        model.selectedProperty().set(new Ground());
        model.refresh();
        assertThat(words(model.selectedProperty().get())).isEqualTo("ground");
        Files.writeString(services.workspace().migrations().resolve("R__views.sql"), "CREATE VIEW IF NOT EXISTS recent_chats AS SELECT * FROM chats;\n");
        Files.writeString(services.workspace().migrations().resolve("R__more_views.sql"), "CREATE VIEW IF NOT EXISTS old_chats AS SELECT * FROM chats;\n");
        model.refresh();
        TimelineItem views = model.items().stream().filter(item -> item instanceof LayerItem(var layer, int depth) && layer.description().equals("views")).findFirst().orElseThrow();
        model.selectedProperty().set(views);
        Files.writeString(services.workspace().migrations().resolve("R__views.sql"), "CREATE VIEW IF NOT EXISTS recent_chats AS SELECT id FROM chats;\n");
        model.refresh();
        assertThat(model.selectedProperty().get()).isInstanceOfSatisfying(LayerItem.class, item -> assertThat(item.layer().description()).isEqualTo("views")).isNotSameAs(views);
    }

    @Test void aRefusedPlanLeadsToTheLayerWithItsCures() throws IOException {
        Path script = services.workspace().migrations().resolve("V4__create_settings.sql");
        Files.writeString(script, Files.readString(script).replace("    value       TEXT,", "    value       TEXT,\n    note        TEXT,"));
        assertThat(words(model.selectedProperty().get())).isEqualTo("V7 1");
        model.planMigrate("latest");
        assertThat(plans).isEmpty();
        assertThat(dialogs.problems()).isEmpty();
        assertThat(words(model.selectedProperty().get())).isEqualTo("V4 4");
        assertThat(dialogs.notifications()).containsExactly(
            "The schema history and the scripts do not agree: V4 is changed. The database was not touched. What can be done is beside V4.");
    }

    @Test void aDatabaseWithoutAHistoryLeadsToHealthWhereItIsAdopted() {
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "DROP TABLE flyway_schema_history"));
        model.planMigrate("latest");
        assertThat(navigator.requests()).containsExactly(new Request.OpenFeature("health"));
        assertThat(dialogs.problems()).isEmpty();
        assertThat(dialogs.notifications()).singleElement().asString().contains("The database was not touched. Here it is compared with each version");
    }

    @Test void whatNeedsALookIsChosenAtFirst() throws IOException {
        Files.delete(services.workspace().migrations().resolve("V3__index_browsing.sql"));
        MigrationsViewModel fresh = new MigrationsViewModel(session, jobs, dialogs, plans::add, ways -> { }, () -> navigator.open(new Request.OpenFeature("health")));
        fresh.refresh();
        assertThat(words(fresh.selectedProperty().get())).isEqualTo("V3 5");
    }

    @Test void theMainButtonNamesWhereTheDatabaseWouldGo() {
        assertThat(label("9")).isEqualTo("Migrate to V9…");
        assertThat(label("7")).isEqualTo("Undo V7…");
        assertThat(label("3")).isEqualTo("Roll back to V3…");
        model.selectedProperty().set(new Ground());
        assertThat(model.mainAction().orElseThrow().label()).isEqualTo("Roll back to base…");
    }

    @Test void enterOpensThePlanOfTheChosenLayer() {
        model.select("8");
        model.planForSelected();
        model.select("7");
        model.planForSelected();
        model.select("2");
        model.planForSelected();
        assertThat(plans).extracting(Plan::title).containsExactly("Migrate to V8", "Roll back to V6", "Roll back to V2");
    }

    @Test void aPlanWithNothingToDoIsOnlyTold() {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), false,
            Progress.NONE, Cancellation.never());
        model.planMigrate("latest");
        assertThat(plans).isEmpty();
        assertThat(dialogs.notifications()).containsExactly("Nothing to do: the database is at V9.");
    }

    @Test void aBadlyNamedScriptIsNamedAndThePlanRefused() throws IOException {
        Files.writeString(services.workspace().migrations().resolve("V10_oops.sql"), "SELECT 1;");
        model.refresh();
        assertThat(model.subtitleProperty().get()).contains("V10_oops.sql");
        model.planMigrate("latest");
        assertThat(dialogs.problems()).extracting(problem -> problem.code()).containsExactly(ProblemCode.MIGRATION_BADLY_NAMED);
    }

    @Test void aMissingFolderIsShownInPlaceOfTheTimelineUntilItIsBack() throws IOException {
        Path aside = services.workspace().root().resolve("aside");
        Files.move(services.workspace().migrations(), aside);
        model.refresh();
        assertThat(model.problemProperty().get().code()).isEqualTo(ProblemCode.MIGRATIONS_FOLDER_MISSING);
        assertThat(model.items()).isEmpty();
        Files.move(aside, services.workspace().migrations());
        model.refresh();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.items()).isNotEmpty();
    }

    @Test void aPlanRunsAndReportsStepByStep() {
        PlanViewModel plan = plan("4");
        assertThat(plan.losesSomething()).isTrue();
        plan.run();
        assertThat(plan.stageProperty().get()).isEqualTo(PlanViewModel.Stage.DONE);
        assertThat(plan.report().lines()).hasSize(3);
        assertThat(session.statusProperty().get().versionChip()).isEqualTo("V4 · 5 pending");
        assertThat(words(model.items().get(model.items().size() - 6))).isEqualTo("tide V4 up 5 down 3");
        plan.showBackup();
        assertThat(navigator.requests()).containsExactly(new Request.OpenBackup(plan.report().backup().orElseThrow().name()));
    }

    @Test void aPlanThatFailsIsToldInTheSheet() throws IOException {
        PlanViewModel plan = plan("4");
        Files.writeString(services.workspace().migrations().resolve("U5__add_document_processing_status.sql"), "DROP TABLE nowhere;");
        plan.run();
        assertThat(plan.stageProperty().get()).isEqualTo(PlanViewModel.Stage.FAILED);
        assertThat(plan.problem().code()).isEqualTo(ProblemCode.PLAN_OUTDATED);
        assertThat(dialogs.problems()).isEmpty();
        assertThat(session.statusProperty().get().versionChip()).isEqualTo("V7 · 2 pending");
    }

    @Test void aPlanIsSavedAsAScript() throws IOException {
        PlanViewModel plan = plan("4");
        assertThat(plan.fileName()).isEqualTo("roll-back-to-V4.sql");
        Path file = folder.resolve(plan.fileName());
        plan.save(file);
        assertThat(Files.readString(file)).isEqualTo(plan.plan().sql()).contains("-- ! documents.status: 24 values will be lost");
    }

    private PlanViewModel plan(String rollBackTo) {
        plans.clear();
        model.planRollback(rollBackTo);
        return new PlanViewModel(plans.getFirst(), session, jobs, dialogs, navigator);
    }

    private String label(String version) {
        model.select(version);
        return model.mainAction().orElseThrow().label();
    }

    private static String words(TimelineItem item) {
        return switch (item) {
            case LayerItem(var layer, int depth) -> layer.versionLabel() + " " + depth;
            case TideMark mark -> "tide " + mark.current().map(v -> v.label()).orElse("base") + mark.up().map(v -> " up " + v).orElse("") + mark.down().map(v -> " down " + v).orElse("");
            case Pin pin -> "backup";
            case Ground() -> "ground";
        };
    }
}
