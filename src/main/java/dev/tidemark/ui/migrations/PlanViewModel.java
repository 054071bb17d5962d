package dev.tidemark.ui.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.migrations.Direction;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.migrations.RehearsalReport;
import dev.tidemark.core.migrations.RunReport;
import dev.tidemark.ui.support.CurrentJob;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A plan that is looked at, then run, then reported. */
final class PlanViewModel {
    /** Where the sheet is. */
    enum Stage { PREVIEW, REHEARSING, RUNNING, DONE, CLOSED }

    private final Plan plan;
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.PREVIEW);
    private RunReport report;
    private RehearsalReport rehearsal;

    PlanViewModel(Plan plan, Session session, Jobs jobs, Dialogs dialogs, Navigator navigator) {
        this.plan = plan;
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.navigator = navigator;
    }

    Plan plan() {
        return plan;
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** What was done; null before {@link Stage#DONE}. */
    RunReport report() {
        return report;
    }

    /** The verb with its target: "Roll back to V3". */
    String verb() {
        return plan.title();
    }

    boolean losesSomething() {
        return plan.direction() == Direction.ROLL_BACK || !plan.losses().isEmpty();
    }

    /** Runs the plan as a job; a failure closes the sheet and is told, with everything as it was. */
    void run() {
        stage.set(Stage.RUNNING);
        jobs.run(plan.title(), (progress, cancellation) -> session.services().migrations().run(plan, true, progress, cancellation), this::done, this::failed);
    }

    /** Runs the plan on a private copy, there and back; the preview then shows what came of it. */
    void rehearse() {
        stage.set(Stage.REHEARSING);
        jobs.<RehearsalReport>run(Messages.text("plan.rehearsing"), (progress, cancellation) -> session.services().rehearsal().run(plan, progress, cancellation), result -> {
            rehearsal = result;
            stage.set(Stage.PREVIEW);
        }, problem -> {
            stage.set(Stage.PREVIEW);
            dialogs.tell(problem);
        });
    }

    /** What the last rehearsal found; empty before one. */
    Optional<RehearsalReport> rehearsal() {
        return Optional.ofNullable(rehearsal);
    }

    /** Asks the running plan to stop. */
    void cancelRun() {
        jobs.current().cancel();
    }

    /** The running change, for its progress. */
    CurrentJob job() {
        return jobs.current();
    }

    void close() {
        stage.set(Stage.CLOSED);
    }

    /** Shows the backup that was taken before the run. */
    void showBackup() {
        close();
        report.backup().ifPresent(backup -> navigator.open(new Request.OpenBackup(backup.name())));
    }

    /** What a saved script is called: "roll-back-to-V3.sql". */
    String fileName() {
        return plan.title().toLowerCase(Locale.ENGLISH).replace(' ', '-').replace("to-v", "to-V") + ".sql";
    }

    /** Writes the plan's SQL to a file. */
    void save(Path file) {
        jobs.read("plan.save", (progress, cancellation) -> Files.writeString(file, plan.sql()), written -> dialogs.notify(Messages.text("plan.sql.saved", written)));
    }

    private void done(RunReport result) {
        report = result;
        stage.set(Stage.DONE);
        session.changed();
    }

    private void failed(Problem problem) {
        close();
        session.changed();
        dialogs.tell(problem);
    }

    /** What the foot says about taking the change back. */
    String wayBack() {
        if (plan.direction() == Direction.MIGRATE && !plan.steps().stream().allMatch(PlanStep::structureComesBack)) {
            return Messages.text("plan.wayBack.backupOnly");
        }
        return Messages.text(plan.direction() == Direction.MIGRATE ? "plan.wayBack.migrate" : "plan.wayBack.rollBack");
    }
}
