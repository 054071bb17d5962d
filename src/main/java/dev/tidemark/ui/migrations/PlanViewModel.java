package dev.tidemark.ui.migrations;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.checklist.Checklist;
import dev.tidemark.core.checklist.PersonalItem;
import dev.tidemark.core.checklist.Situation;
import dev.tidemark.core.checklist.Situation.Seen;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Direction;
import dev.tidemark.core.migrations.Impact;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.PlanStep;
import dev.tidemark.core.migrations.RehearsalReport;
import dev.tidemark.core.migrations.RunReport;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Transactions;
import dev.tidemark.ui.support.CurrentJob;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Reasons;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** A plan that is looked at, then run, then reported. */
final class PlanViewModel {
    /** Where the sheet is. */
    enum Stage { PREVIEW, REHEARSING, RUNNING, DONE, FAILED, CLOSED }

    private final ReadOnlyObjectWrapper<Plan> plan = new ReadOnlyObjectWrapper<>();
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.PREVIEW);
    private final ReadOnlyObjectWrapper<Checklist> checklist = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<LintFinding>> findings = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper findingsGap = new ReadOnlyStringWrapper("");
    private final BooleanProperty oneByOne = new SimpleBooleanProperty();
    private final Map<PersonalItem, BooleanProperty> ticks = new EnumMap<>(PersonalItem.class);
    private boolean seen;
    private RunReport report;
    private RehearsalReport rehearsal;
    private Problem problem;

    PlanViewModel(Plan first, Session session, Jobs jobs, Dialogs dialogs, Navigator navigator) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.navigator = navigator;
        plan.set(first);
        for (PersonalItem item : PersonalItem.values()) {
            ticks.put(item, new SimpleBooleanProperty());
        }
        oneByOne.set(first.transactions() == Transactions.ONE_EACH);
        oneByOne.subscribe((before, now) -> {
            plan.set(plan().with(now ? Transactions.ONE_EACH : Transactions.ALL_OR_NOTHING));
            look();
        });
    }

    Plan plan() {
        return plan.get();
    }

    ReadOnlyObjectProperty<Plan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** Whether each step gets a transaction of its own. */
    BooleanProperty oneByOneProperty() {
        return oneByOne;
    }

    /** How the plan stands; null until it is known. */
    ReadOnlyObjectProperty<Checklist> checklistProperty() {
        return checklist.getReadOnlyProperty();
    }

    /** Whether the person ticked a line that only a person can know. */
    BooleanProperty tickProperty(PersonalItem item) {
        return ticks.get(item);
    }

    /** What lint says of the scripts that run; null while that is not known. */
    ReadOnlyObjectProperty<List<LintFinding>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /** Why it cannot be known; empty while nothing speaks against it. */
    ReadOnlyStringProperty findingsGapProperty() {
        return findingsGap.getReadOnlyProperty();
    }

    /** What was done; null before {@link Stage#DONE}. */
    RunReport report() {
        return report;
    }

    /** Why it failed; null before {@link Stage#FAILED}. */
    Problem problem() {
        return problem;
    }

    /** The verb with its target: "Roll back to V3". */
    String verb() {
        return plan().title();
    }

    /** What the main button does, in numbers: "Roll back to V3 · 4 steps". */
    String deed() {
        return Messages.text("plan.verb", verb(), plan().steps().size());
    }

    /** Why it cannot be run now; empty while it can. */
    ObservableValue<String> reason() {
        return Reasons.whileUnchangeable(session, jobs);
    }

    boolean losesSomething() {
        return plan().direction() == Direction.ROLL_BACK || !plan().losses().isEmpty();
    }

    /** Goes through the checklist again, beside everything else. */
    void look() {
        Services services = session.services();
        Situation situation = new Situation(services.workspace(), plan(), true, seen ? Seen.YES : Seen.NOT_YET, rehearsal());
        Plan now = plan();
        jobs.<List<LintFinding>>read("plan.findings", (progress, cancellation) -> services.lint().of(now, cancellation), found -> {
            findings.set(found);
            findingsGap.set("");
        }, problem -> findingsGap.set(problem.code() == ProblemCode.CANCELLED ? "" : problem.what()));
        jobs.read("plan.checklist", (progress, cancellation) -> services.checklists().look(situation, cancellation), checklist::set);
    }

    /** The person opened the SQL. */
    void sawSql() {
        if (!seen) {
            seen = true;
            look();
        }
    }

    /** Runs the plan as a job; a failure is told in the sheet, with what is unchanged. */
    void run() {
        stage.set(Stage.RUNNING);
        Plan now = plan();
        List<String> ticked = PersonalItem.journalLines(Arrays.stream(PersonalItem.values()).filter(item -> ticks.get(item).get()).toList());
        Services services = session.services();
        jobs.run(now.title(), (progress, cancellation) -> services.migrations().run(now, true, ticked, progress, cancellation), this::done, this::failed);
    }

    /** Runs the plan on a private copy, there and back; the preview then shows what came of it. */
    void rehearse() {
        stage.set(Stage.REHEARSING);
        Plan now = plan();
        Services services = session.services();
        jobs.<RehearsalReport>run(Messages.text("plan.rehearsing"), (progress, cancellation) -> services.rehearsal().run(now, progress, cancellation), result -> {
            rehearsal = result;
            stage.set(Stage.PREVIEW);
            look();
        }, failure -> {
            stage.set(Stage.PREVIEW);
            dialogs.tell(failure);
        });
    }

    /** What the last rehearsal found; empty before one. */
    Optional<RehearsalReport> rehearsal() {
        return Optional.ofNullable(rehearsal);
    }

    /** Makes the plan again after a failure, for the same target, and shows it. */
    void planAgain() {
        Target target = plan().to().map(Target::to).orElse(plan().direction() == Direction.MIGRATE ? Target.LATEST : Target.BASE);
        Direction direction = plan().direction();
        Services services = session.services();
        jobs.<Plan>read("plan.again", (progress, cancellation) -> direction == Direction.MIGRATE
            ? services.migrations().planMigrate(target) : services.migrations().planRollback(target), this::showAgain);
    }

    private void showAgain(Plan made) {
        if (made.empty()) {
            close();
            dialogs.notify(made.sentence());
            return;
        }
        seen = false;
        rehearsal = null;
        plan.set(made.with(plan().transactions()));
        stage.set(Stage.PREVIEW);
        look();
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
        return plan().title().toLowerCase(Locale.ENGLISH).replace(' ', '-').replace("to-v", "to-V") + ".sql";
    }

    /** Writes the plan's SQL to a file. */
    void save(Path file) {
        String sql = plan().sql();
        jobs.read("plan.save", (progress, cancellation) -> Files.writeString(file, sql), written -> dialogs.notify(Messages.text("plan.sql.saved", written)));
    }

    private void done(RunReport result) {
        report = result;
        stage.set(Stage.DONE);
        session.changed();
    }

    private void failed(Problem failure) {
        session.changed();
        if (failure.code() == ProblemCode.CANCELLED || failure.code() == ProblemCode.UNEXPECTED) {
            close();
            dialogs.tell(failure);
        } else {
            problem = failure;
            stage.set(Stage.FAILED);
        }
    }

    /** What the foot says about taking the change back; or why there is none. */
    String wayBack() {
        if (!session.statusProperty().get().writable()) {
            return Messages.text(session.statusProperty().get().readOnly() ? "reason.openedReadOnly" : "plan.readOnly");
        }
        List<Impact> losses = plan().losses();
        if (!losses.isEmpty()) {
            long lost = losses.stream().mapToLong(Impact::values).sum();
            boolean rows = losses.stream().anyMatch(loss -> loss.column() == null);
            return Messages.text("plan.wayBack.loses", rows ? Texts.count(lost, "row or value", "rows or values") : Texts.count(lost, "value", "values"), lost);
        }
        if (plan().direction() == Direction.MIGRATE && !plan().steps().stream().allMatch(PlanStep::structureComesBack)) {
            return Messages.text("plan.wayBack.backupOnly");
        }
        return Messages.text(plan().direction() == Direction.MIGRATE ? "plan.wayBack.migrate" : "plan.wayBack.rollBack");
    }
}
