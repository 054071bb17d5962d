package dev.tidemark.ui.data;

import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ImportLook;
import dev.tidemark.core.data.ImportOrder;
import dev.tidemark.core.data.ImportPlan;
import dev.tidemark.core.data.ImportTrial;
import dev.tidemark.core.data.Importer;
import dev.tidemark.core.data.Relation;
import dev.tidemark.core.schema.Column;
import dev.tidemark.ui.support.Foreseen;
import dev.tidemark.ui.support.Job;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** How a file is to come into a table: read, mapped, tried, and then imported. Whatever is changed, what was tried before counts no longer. */
final class ImportModel {
    private static final int SHOWN_VALUES = 3;

    private final Importer importer;
    private final Jobs jobs;
    private final Relation relation;
    private final ReadOnlyObjectWrapper<ImportOrder> order = new ReadOnlyObjectWrapper<>();
    private final Foreseen<ImportLook> look;
    private final Foreseen<ImportPlan> plan;
    private final ReadOnlyObjectWrapper<ImportTrial> trial = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> trialProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private final BooleanProperty skipRefused = new SimpleBooleanProperty();
    private Job job;

    /**
     * A column of the table.
     *
     * @param takes what the file calls its values; empty when it takes nothing
     * @param storedAs what becomes of them
     * @param first the first of them
     */
    record Line(Column column, String takes, String storedAs, List<String> first) { }

    ImportModel(Importer importer, Jobs jobs, Relation relation, Path file) {
        this.importer = importer;
        this.jobs = jobs;
        this.relation = relation;
        this.look = new Foreseen<>(jobs);
        this.plan = new Foreseen<>(jobs);
        change(ImportOrder.of(file, relation.name()));
    }

    Relation relation() {
        return relation;
    }

    ReadOnlyObjectProperty<ImportOrder> orderProperty() {
        return order.getReadOnlyProperty();
    }

    Foreseen<ImportLook> look() {
        return look;
    }

    /** How the file would come in; a problem where it does not fit. */
    Foreseen<ImportPlan> plan() {
        return plan;
    }

    /** What came of trying all rows; null until they were tried as they are read and mapped now. */
    ReadOnlyObjectProperty<ImportTrial> trialProperty() {
        return trial.getReadOnlyProperty();
    }

    /** Why the rows could not be tried; null while they can. */
    ReadOnlyObjectProperty<Problem> trialProblemProperty() {
        return trialProblem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** Whether the person agrees that refused rows are left out. */
    BooleanProperty skipRefusedProperty() {
        return skipRefused;
    }

    /** Reads the file in another way. @param separator null for that of the first line @param encoding null to have it found out */
    void read(Character separator, Charset encoding, boolean header) {
        change(order.get().read(separator, encoding, header));
    }

    void emptyAsText(boolean asText) {
        change(order.get().withEmptyAsText(asText));
    }

    /** Lets a column take other values. @param name as the file calls them; empty for none */
    void map(Column column, String name) {
        Map<String, String> map = new HashMap<>(order.get().map());
        map.keySet().removeIf(column.name()::equalsIgnoreCase);
        map.put(column.name(), name);
        change(order.get().mapped(map));
    }

    /** The columns that can take values. */
    List<Line> lines() {
        return relation.columns().stream().filter(column -> !column.generated()).map(this::line).toList();
    }

    private Line line(Column column) {
        ImportPlan known = plan.get();
        List<ImportPlan.Target> targets = known == null ? List.of() : known.targets();
        for (int i = 0; i < targets.size(); i++) {
            int at = i;
            if (targets.get(i).column().equals(column)) {
                return new Line(column, targets.get(i).name(), targets.get(i).storedAs(), known.first().stream().limit(SHOWN_VALUES).map(row -> row.get(at).plain()).toList());
            }
        }
        String wanted = order.get().map().entrySet().stream().filter(entry -> entry.getKey().equalsIgnoreCase(column.name())).map(Map.Entry::getValue).findFirst().orElse("");
        return new Line(column, known == null ? wanted : "", "", List.of());
    }

    /** Tries all rows as they are read and mapped now; nothing is changed by it. */
    void tryOut() {
        record Report(String doing, double fraction) { }
        ImportPlan tried = plan.get();
        stop();
        trying.set(true);
        trialProblem.set(null);
        trial.set(null);
        skipRefused.set(false);
        doing.set("");
        fraction.set(0);
        Consumer<Report> window = jobs.relay(report -> {
            doing.set(report.doing());
            fraction.set(report.fraction());
        });
        job = jobs.<ImportTrial>read("data.import.trial", (progress, cancellation) -> importer.tryOut(tried, (what, part) -> window.accept(new Report(what, part)), cancellation), done -> {
            trying.set(false);
            if (plan.get() == tried) {
                trial.set(done);
            }
        }, problem -> {
            trying.set(false);
            if (problem.code() != ProblemCode.CANCELLED) {
                trialProblem.set(problem);
            }
        });
    }

    /** Ends a trial, if one is going on. */
    void stop() {
        if (job != null && trying.get()) {
            job.cancel();
        }
    }

    /** Why the rows cannot be tried now; empty when they can. */
    ObservableValue<String> whyNotTry() {
        return Bindings.createStringBinding(() -> trying.get() ? Messages.text("data.import.tryingNow") : plan.problemProperty().get() != null ? plan.problemProperty().get().what()
            : plan.get() == null ? Messages.text("data.import.looking") : "", trying, plan.valueProperty(), plan.problemProperty());
    }

    /** Why nothing can be imported now; empty when it can. */
    ObservableValue<String> whyNotImport() {
        return Bindings.createStringBinding(() -> {
            ImportTrial tried = trial.get();
            if (tried == null) {
                return Messages.text("data.import.tryFirst");
            }
            if (tried.rows() == 0) {
                return Messages.text(tried.refused() == 0 ? "data.import.none" : "data.import.noneFits");
            }
            return tried.refused() > 0 && !skipRefused.get() ? Messages.text("data.import.agree") : "";
        }, trial, skipRefused);
    }

    /** "Import 1,000 rows". */
    ObservableValue<String> verb() {
        return trial.map(tried -> Messages.text("data.import.verb", Texts.count(tried.rows(), Messages.text("data.row"), Messages.text("data.rows")))).orElse(Messages.text("data.import.verbOnly"));
    }

    /** Imports what was tried. */
    void run(Consumer<RowReport> onDone) {
        ImportTrial tried = trial.get();
        boolean skip = skipRefused.get();
        jobs.run(Messages.text("data.import.title", relation.name()), (progress, cancellation) -> importer.run(tried, skip, progress, cancellation), onDone);
    }

    private void change(ImportOrder now) {
        stop();
        trial.set(null);
        trialProblem.set(null);
        skipRefused.set(false);
        ImportOrder before = order.get();
        order.set(now);
        boolean readAnew = before == null || !before.mapped(Map.of()).equals(now.mapped(Map.of()));
        if (readAnew) {
            look.load("data.import.look", (progress, cancellation) -> importer.look(now));
        }
        plan.load("data.import.plan", (progress, cancellation) -> importer.plan(now));
    }

    /** What the file's values are called; empty while that is not known. */
    List<String> names() {
        return Optional.ofNullable(look.get()).map(ImportLook::names).orElse(List.of()).stream().filter(name -> !name.isEmpty()).distinct().toList();
    }
}
