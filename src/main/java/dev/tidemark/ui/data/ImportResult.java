package dev.tidemark.ui.data;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ImportPlan;
import dev.tidemark.core.data.ImportTrial;
import dev.tidemark.ui.support.Cells;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.SheetPane;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What is known of an import: what stands against it, what will be left out, and, once all rows were tried, which cannot come in and why. */
final class ImportResult extends ScrollPane {
    private final ImportModel model;
    private final VBox content = new VBox(12);

    ImportResult(ImportModel model) {
        this.model = model;
        setId("importResult");
        setFitToWidth(true);
        setContent(content);
        setAccessibleText(Messages.text("data.import.result"));
        content.getStyleClass().add("import-result");
        model.plan().valueProperty().subscribe(this::show);
        model.plan().problemProperty().subscribe(this::show);
        model.trialProperty().subscribe(this::show);
        model.trialProblemProperty().subscribe(this::show);
        model.tryingProperty().subscribe(this::show);
    }

    private void show() {
        content.getChildren().setAll(now());
        setVvalue(0);
    }

    private List<Node> now() {
        if (model.tryingProperty().get()) {
            return running();
        }
        if (model.plan().problemProperty().get() != null) {
            return against(model.plan().problemProperty().get());
        }
        if (model.trialProblemProperty().get() != null) {
            return List.of(Cells.problem(model.trialProblemProperty().get()));
        }
        ImportPlan plan = model.plan().get();
        if (plan == null) {
            return List.of();
        }
        ImportTrial trial = model.trialProperty().get();
        List<Node> nodes = new ArrayList<>();
        if (trial == null) {
            nodes.add(Cells.section(Messages.text("data.import.notTried")));
            nodes.add(Cells.line("fth-play", "accent", Messages.text("data.import.tryHint")));
        } else {
            tried(trial, nodes);
        }
        plan.notes().forEach(note -> nodes.add(Cells.line("fth-info", "muted", note)));
        nodes.add(Cells.line("fth-info", "muted", plan.emptyRule()));
        return nodes;
    }

    private void tried(ImportTrial trial, List<Node> nodes) {
        Label head = Cells.section(Messages.text("data.import.tried"));
        head.setId("importTried");
        nodes.add(head);
        nodes.add(Cells.line(trial.rows() > 0 ? "fth-check" : "fth-x", trial.rows() > 0 ? "good" : "danger", trial.rows() == 0 && trial.refused() == 0 ? Messages.text("data.import.none")
            : Messages.text("data.import.canCome", Texts.count(trial.rows(), Messages.text("data.row"), Messages.text("data.rows")))));
        if (trial.refused() > 0) {
            nodes.add(Cells.line("fth-alert-triangle", "warning", Messages.text("data.import.refused", Texts.count(trial.refused(), Messages.text("data.row"), Messages.text("data.rows")))));
            List<String> reasons = new ArrayList<>(trial.refusals().stream().map(refusal -> Messages.text("data.import.line", refusal.line(), refusal.reason())).toList());
            if (trial.refused() > trial.refusals().size()) {
                reasons.add(Messages.text("data.import.moreLines", Texts.grouped(trial.refused() - trial.refusals().size())));
            }
            Label refusals = Cells.wrapped(String.join("\n", reasons));
            refusals.setId("importRefusals");
            refusals.getStyleClass().add("import-refusals");
            nodes.add(refusals);
            if (trial.rows() > 0) {
                CheckBox skip = new CheckBox(Messages.text("data.import.skip"));
                skip.setId("importSkip");
                skip.setWrapText(true);
                skip.selectedProperty().bindBidirectional(model.skipRefusedProperty());
                nodes.add(skip);
            }
        }
        trial.oddities().forEach(oddity -> nodes.add(Cells.line("fth-alert-triangle", "warning", oddity)));
        if (trial.rows() > 0 && !trial.preview().empty()) {
            nodes.add(Cells.line("fth-edit-2", "accent", trial.preview().sentence()));
        }
        if (trial.preview().onlyByBackup() != null) {
            nodes.add(Cells.line("fth-alert-triangle", "warning", Messages.text("data.import.onlyByBackup", trial.preview().onlyByBackup())));
        }
    }

    /** What stands against it can mostly be helped here, without the words of the command line. */
    private static List<Node> against(Problem problem) {
        boolean here = problem.code() == ProblemCode.IMPORT_UNFIT || problem.code() == ProblemCode.IMPORT_UNREADABLE;
        return here ? List.of(Cells.line("fth-alert-triangle", "warning", problem.what()), Cells.line("fth-arrow-right", "accent", Messages.text("data.import.helpHere"))) : List.of(Cells.problem(problem));
    }

    private List<Node> running() {
        Label doing = new Label();
        doing.textProperty().bind(model.doingProperty());
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.fractionProperty());
        bar.setAccessibleText(Messages.text("data.import.tryingNow"));
        Button stop = SheetPane.button(Messages.text("data.import.stop"), model::stop);
        stop.setId("importStop");
        return List.of(Cells.section(Messages.text("data.import.tryingNow")), doing, bar, stop);
    }
}
