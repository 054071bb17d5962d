package dev.tidemark.ui.migrations;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.WaysBack;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.ui.migrations.TimelineItem.Ground;
import dev.tidemark.ui.migrations.TimelineItem.LayerItem;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import dev.tidemark.ui.support.Work;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The timeline and what is chosen in it. */
final class MigrationsViewModel {
    private static final int NAMED = 4;

    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Consumer<Plan> showPlan;
    private final Consumer<WaysBack> showWaysBack;
    private final Runnable showHealth;
    private final ObservableList<TimelineItem> items = FXCollections.observableArrayList();
    private final ObjectProperty<TimelineItem> selected = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private Timeline timeline;
    /** A version that was asked for before it had been read. */
    private String wanted;

    /**
     * @param showPlan opens the plan sheet
     * @param showWaysBack opens the sheet for a roll back whose undo scripts are missing
     * @param showHealth goes where a database without a history is compared and adopted
     */
    MigrationsViewModel(Session session, Jobs jobs, Dialogs dialogs, Consumer<Plan> showPlan, Consumer<WaysBack> showWaysBack, Runnable showHealth) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.showPlan = showPlan;
        this.showWaysBack = showWaysBack;
        this.showHealth = showHealth;
    }

    private record Read(Timeline timeline, List<Backup> backups) { }

    /** The timeline from top to bottom; empty while it is unknown or when there are no migrations. */
    ObservableList<TimelineItem> items() {
        return items;
    }

    ObjectProperty<TimelineItem> selectedProperty() {
        return selected;
    }

    /** "7 applied, 2 pending. Everything applied matches its script." */
    ReadOnlyStringProperty subtitleProperty() {
        return subtitle.getReadOnlyProperty();
    }

    /** Why the timeline cannot be read; null when it can. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Reads the timeline again and keeps the choice. */
    void refresh() {
        jobs.read("migrations.timeline", reading(), this::show, failure -> {
                items.clear();
                problem.set(failure);
            });
    }

    private Work<Read> reading() {
        Services services = session.services();
        return (progress, cancellation) -> new Read(services.migrations().timeline(), services.backups().list());
    }

    /** Opens the plan of a migrate: "latest" or a version. */
    void planMigrate(String target) {
        Services services = session.services();
        plan((progress, cancellation) -> services.migrations().planMigrate(Target.parse(target)));
    }

    /** Opens the plan of a roll back: "base" or a version. */
    void planRollback(String target) {
        Services services = session.services();
        plan((progress, cancellation) -> services.migrations().planRollback(Target.parse(target)), problem -> {
            if (problem.code() == ProblemCode.UNDO_MISSING) {
                jobs.read("migrations.plan", (progress, cancellation) -> services.waysBack().find(Target.parse(target), cancellation).orElseThrow(() -> problem), showWaysBack);
            } else {
                tell(problem);
            }
        });
    }

    private void tell(Problem problem) {
        if (problem.code() == ProblemCode.HISTORY_REFUSED) {
            leadToTrouble(problem);
        } else if (problem.code() == ProblemCode.SCHEMA_NOT_EMPTY) {
            showHealth.run();
            dialogs.notify(Messages.text("migrations.notAdopted", problem.unchanged()));
        } else {
            dialogs.tell(problem);
        }
    }

    /** History and scripts disagree: the first layer that stands in the way is chosen, for its cures are beside it. */
    private void leadToTrouble(Problem refused) {
        jobs.read("migrations.timeline", reading(), read -> {
            show(read);
            List<Layer> troubled = timeline.troubled();
            if (troubled.isEmpty()) {
                dialogs.tell(refused);
            } else {
                selectTroubled();
                dialogs.notify(Messages.text("migrations.refused", refused.what(), refused.unchanged(), troubled.getFirst().versionLabel()));
            }
        }, failure -> dialogs.tell(refused));
    }

    private void selectTroubled() {
        timeline.troubled().stream().findFirst().flatMap(troubled -> items.stream().filter(item -> item instanceof LayerItem(Layer layer, int depth) && layer.equals(troubled)).findFirst())
            .ifPresent(selected::set);
    }

    /** Opens the plan that Enter means on the chosen line: up to a pending layer, down to an applied one. */
    void planForSelected() {
        mainAction().ifPresent(PlanAction::run);
    }

    /** What the main button of the chosen line does; empty when there is nothing to do from there. */
    Optional<PlanAction> mainAction() {
        return actionOf(selected.get());
    }

    /** What Enter on a line, or the tide mark let go over it, plans; empty when there is nothing to do from there. */
    Optional<PlanAction> actionOf(TimelineItem item) {
        return switch (item) {
            case LayerItem(Layer layer, int depth) -> forLayer(layer);
            case Ground() when timeline.current().isPresent() -> Optional.of(new PlanAction(Messages.text("migrations.rollBackTo", "base"), true, () -> planRollback("base")));
            case null, default -> Optional.empty();
        };
    }

    /**
     * A button of the detail card.
     *
     * @param danger whether it takes something away
     */
    record PlanAction(String label, boolean danger, Runnable action) {
        void run() {
            action.run();
        }
    }

    /**
     * Chooses the layer that a person looks for: by its version, by the beginning of one, or by words of its description.
     *
     * @param onwards whether to begin behind the chosen line, as for the next one
     * @return how many there are
     */
    int find(String words, boolean onwards) {
        List<TimelineItem> found = TimelineSearch.in(items, words);
        if (!found.isEmpty()) {
            int before = found.indexOf(selected.get());
            selected.set(found.get(onwards && before >= 0 ? (before + 1) % found.size() : 0));
        }
        return found.size();
    }

    /** Chooses a version's layer, at once or, when it is not there yet, after the next reading. */
    void select(String version) {
        wanted = version;
        items.stream().filter(item -> item instanceof LayerItem(Layer layer, int depth) && layer.version() != null && layer.version().toString().equals(version))
            .findFirst().ifPresent(item -> {
                wanted = null;
                selected.set(item);
            });
    }

    private Optional<PlanAction> forLayer(Layer layer) {
        if (layer.version() == null) {
            return layer.pending() ? Optional.of(new PlanAction(Messages.text("migrations.migrateTo", "latest"), false, () -> planMigrate("latest"))) : Optional.empty();
        }
        if (layer.pending()) {
            return Optional.of(new PlanAction(Messages.text("migrations.migrateTo", layer.versionLabel()), false, () -> planMigrate(layer.version().toString())));
        }
        if (!timeline.current().equals(Optional.of(layer.version()))) {
            return Optional.of(new PlanAction(Messages.text("migrations.rollBackTo", layer.versionLabel()), true, () -> planRollback(layer.version().toString())));
        }
        List<Layer> applied = timeline.inDatabase();
        String below = applied.size() < 2 ? "base" : applied.get(applied.size() - 2).version().toString();
        return Optional.of(new PlanAction(Messages.text("migrations.undoThis", layer.versionLabel()), true, () -> planRollback(below)));
    }

    private void plan(Work<Plan> work) {
        plan(work, this::tell);
    }

    private void plan(Work<Plan> work, Consumer<Problem> onFailure) {
        jobs.read("migrations.plan", work, plan -> {
            if (plan.empty()) {
                dialogs.notify(plan.sentence());
            } else {
                showPlan.accept(plan);
            }
        }, onFailure);
    }

    private void show(Read read) {
        timeline = read.timeline();
        problem.set(null);
        TimelineItem chosen = selected.get();
        List<TimelineItem> now = TimelineItems.of(timeline, read.backups());
        if (!items.equals(now)) {
            items.setAll(now);
        }
        subtitle.set(sentence(timeline));
        selected.set(null);
        if (wanted != null) {
            select(wanted);
            wanted = null;
        }
        if (selected.get() == null && chosen != null) {
            items.stream().filter(item -> isSame(chosen, item)).findFirst().ifPresent(selected::set);
        }
        if (selected.get() == null) {
            selectTroubled();
        }
        if (selected.get() == null) {
            timeline.current().ifPresentOrElse(version -> select(version.toString()), () ->
                items.stream().filter(LayerItem.class::isInstance).reduce((first, second) -> second).ifPresent(selected::set));
        }
    }

    /** Whether a line of the timeline as it is now is the one that was chosen before, however its state has changed. */
    private static boolean isSame(TimelineItem before, TimelineItem now) {
        return before instanceof LayerItem(Layer was, int depth) && now instanceof LayerItem(Layer is, int other)
            ? Objects.equals(was.version(), is.version()) && (was.version() != null || was.description().equals(is.description()))
            : before instanceof Ground && now instanceof Ground;
    }

    private static String sentence(Timeline timeline) {
        int applied = timeline.inDatabase().size();
        String counts = Texts.grouped(applied) + " applied, " + Texts.grouped(timeline.pending().size()) + " pending. ";
        if (!timeline.badlyNamed().isEmpty()) {
            return counts + Messages.text("migrations.badlyNamed", timeline.badlyNamed().getFirst().getFileName());
        }
        List<Layer> troubled = timeline.troubled();
        return counts + (troubled.isEmpty() ? Messages.text("migrations.matches")
            : troubled.size() == 1 ? Messages.text("migrations.troubled", troubled.getFirst().versionLabel(), troubled.getFirst().state().word())
            : Messages.text("migrations.troubledMany", troubled.stream().limit(NAMED).map(Layer::versionLabel).collect(Collectors.joining(", ")), Math.max(0, troubled.size() - NAMED)));
    }
}
