package dev.tidemark.ui.query;

import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.changes.TableChange;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.query.Deed;
import dev.tidemark.core.query.QueryPlan;
import dev.tidemark.core.query.QueryStore;
import dev.tidemark.core.query.ResultExport;
import dev.tidemark.core.query.ResultFormat;
import dev.tidemark.core.query.Results;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Dialogs.FileQuestion;
import dev.tidemark.ui.support.Job;
import dev.tidemark.ui.support.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One tab of the console: its text, and what its last run gave. */
final class QueryTabModel {
    private final QueryViewModel console;
    private final String name;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<Answer> answers = FXCollections.observableArrayList();
    private final ObjectProperty<Answer> chosen = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<QueryPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private Job job;

    QueryTabModel(QueryViewModel console, String name, String first) {
        this.console = console;
        this.name = name;
        text.set(first);
    }

    String name() {
        return name;
    }

    StringProperty textProperty() {
        return text;
    }

    /** What the statements of the last run gave, in order. */
    ObservableList<Answer> answers() {
        return answers;
    }

    ObjectProperty<Answer> chosenProperty() {
        return chosen;
    }

    /** Why the last run failed; null when it did not. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The plan that was asked for last; null when something was run since. */
    ReadOnlyObjectProperty<QueryPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** "1,234 rows · 56 ms". */
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** The part of the text from there to there, all else blanked, so that lines and columns stay those of the whole. */
    static String part(String text, int from, int to) {
        return text.substring(0, from).replaceAll("[^\\n]", " ") + text.substring(from, to);
    }

    /** Runs the statement that the caret is in. */
    void runAt(int caret) {
        Deed deed = Deed.at(Deed.of(text.get()), caret);
        run(deed == null ? "" : part(text.get(), deed.statement().start(), deed.statement().start() + deed.statement().text().length()));
    }

    /** Runs all statements of a text. */
    void run(String sql) {
        begin(sql, true, (deeds, values) -> {
            if (deeds.stream().anyMatch(deed -> deed.kind() == Deed.Kind.CHANGE)) {
                review(deeds, values);
            } else {
                next(deeds, 0, values);
            }
        });
    }

    /**
     * Shows how a statement would be carried out.
     *
     * @param selected the text to take it from; null for the statement that the caret is in
     */
    void explainAt(String selected, int caret) {
        Deed deed = Deed.at(Deed.of(text.get()), caret);
        String sql = selected != null ? selected : deed == null ? "" : part(text.get(), deed.statement().start(), deed.statement().start() + deed.statement().text().length());
        begin(sql, false, (deeds, values) -> {
            status.set(Messages.text("query.explaining"));
            job = console.jobs().read(key(), (progress, cancellation) -> console.queries().plan(deeds.getFirst(), values, cancellation), read -> {
                running.set(false);
                plan.set(read);
                status.set(read.fullScans() == 0 ? Messages.text("query.noScan") : Messages.text("query.scans", read.fullScans()));
            }, this::failed);
        });
    }

    void cancel() {
        if (running.get() && job != null) {
            status.set(Messages.text("query.cancelling"));
            job.cancel();
        }
    }

    /** Reads more rows of a result that was not read to its end. */
    void readOn(Answer.Rows rows) {
        if (running.get()) {
            return;
        }
        running.set(true);
        status.set(Messages.text("query.readingOn"));
        job = console.jobs().read(key(), (progress, cancellation) -> {
            rows.results().readOn(Math.max(Results.AT_ONCE, rows.results().rows()), cancellation);
            return null;
        }, _ -> {
            running.set(false);
            int at = answers.indexOf(rows);
            Answer.Rows now = answer(rows.results(), rows.title());
            if (at >= 0) {
                answers.set(at, now);
                choose(now);
            }
        }, failure -> {
            running.set(false);
            status.set(answer(rows.results(), rows.title()).status());
            console.dialogs().tell(failure);
        });
    }

    /** Asks for a file and writes all rows of the chosen result into it. */
    void export() {
        if (chosen.get() instanceof Answer.Rows(Results results, String title, String _)) {
            FileQuestion question = FileQuestion.of(Messages.text("query.exportTitle")).named("result.csv").only(Messages.text("query.exportKind"), "*.csv", "*.json", "*.sql");
            console.dialogs().saveFile(question, file -> console.jobs().run(Messages.text("query.exporting"), (progress, cancellation) ->
                new ResultExport(console.queries()).toFile(results.deed(), results.values(), ResultFormat.of(file), file, true, cancellation),
                rows -> console.dialogs().notify(Messages.text("query.exported", Texts.count(rows, "row", "rows"), file.getFileName()))));
        }
    }

    void close() {
        if (job != null) {
            job.cancel();
        }
        letGo();
    }

    private interface Ready {
        void go(List<Deed> deeds, Map<String, Object> values);
    }

    private void begin(String sql, boolean toRun, Ready ready) {
        if (running.get()) {
            return;
        }
        try {
            List<Deed> deeds = console.queries().deeds(sql, !toRun || console.writingProperty().get());
            console.ask(deeds, values -> {
                letGo();
                running.set(true);
                status.set(Messages.text("query.running"));
                ready.go(deeds, values);
            });
        } catch (Problem refused) {
            letGo();
            failed(refused);
        }
    }

    private void next(List<Deed> deeds, int at, Map<String, Object> values) {
        Deed deed = deeds.get(at);
        String title = deeds.size() == 1 ? Messages.text("query.rows") : Messages.text("query.rowsOf", at + 1);
        Results[] shown = new Results[1];
        var first = console.jobs().relay((Results results) -> {
            if (running.get() && shown[0] == null) {
                shown[0] = results;
                add(new Answer.Rows(results, title, Messages.text("query.reading")));
            }
        });
        job = console.jobs().read(key(), (progress, cancellation) -> console.queries().run(deed, values, first, cancellation), results -> {
            Answer.Rows answer = answer(results, title);
            answers.removeIf(other -> other instanceof Answer.Rows rows && rows.results() == results);
            add(answer);
            console.remember(deed.statement().text(), results.rows(), results.time().toMillis());
            if (at + 1 < deeds.size()) {
                next(deeds, at + 1, values);
            } else {
                running.set(false);
            }
        }, failure -> {
            answers.removeIf(other -> other instanceof Answer.Rows rows && rows.results() == shown[0]);
            chosen.set(answers.isEmpty() ? null : answers.getLast());
            console.remember(deed.statement().text(), failure.code() == ProblemCode.CANCELLED ? QueryStore.Run.CANCELLED : QueryStore.Run.FAILED, 0);
            failed(failure);
        });
    }

    private void review(List<Deed> deeds, Map<String, Object> values) {
        status.set(Messages.text("query.trying"));
        job = console.jobs().read(key(), (progress, cancellation) -> console.queries().preview(deeds, values, cancellation), preview -> {
            running.set(false);
            status.set(preview.nothing() ? preview.sentence() : Messages.text("query.tried", preview.sentence()));
            if (preview.nothing()) {
                console.dialogs().notify(preview.sentence());
                return;
            }
            List<String> lines = new ArrayList<>(preview.tables().stream().map(TableChange::sentence).toList());
            if (preview.onlyByBackup() != null) {
                lines.add(Messages.text("query.onlyByBackup", preview.onlyByBackup()));
            }
            String count = Texts.count(preview.rows(), "row", "rows");
            console.dialogs().confirm(Confirmation.of(Messages.text("query.confirm.title", count), Messages.text("query.confirm.sentence"), Messages.text("query.confirm.verb", count))
                .withDetails(lines).asDanger(), () -> change(deeds, values, preview));
        }, this::failed);
    }

    private void change(List<Deed> deeds, Map<String, Object> values, RowPreview preview) {
        running.set(true);
        status.set(Messages.text("query.changing"));
        long started = System.nanoTime();
        job = console.jobs().run(Messages.text("query.changing"), (progress, cancellation) -> console.queries().change(deeds, values, preview, progress, cancellation), report -> {
            running.set(false);
            long ms = (System.nanoTime() - started) / 1_000_000;
            add(changed(deeds, report, ms));
            console.remember(text(deeds), preview.rows(), ms);
            console.changed();
        }, failure -> {
            console.remember(text(deeds), failure.code() == ProblemCode.CANCELLED ? QueryStore.Run.CANCELLED : QueryStore.Run.FAILED, 0);
            failed(failure);
        });
    }

    /** A change is one run, however many statements it has. */
    private static String text(List<Deed> deeds) {
        return deeds.stream().map(deed -> deed.statement().text()).collect(Collectors.joining(";\n"));
    }

    private static Answer.Change changed(List<Deed> deeds, RowReport report, long ms) {
        List<String> lines = new ArrayList<>(report.tables().stream().map(TableChange::sentence).toList());
        if (deeds.stream().anyMatch(Deed::givesRows)) {
            lines.add(Messages.text("query.rowsNotShown"));
        }
        lines.add(Messages.text("query.backup", report.backup().name()));
        long rows = report.tables().stream().mapToLong(TableChange::rows).sum();
        return new Answer.Change(Messages.text("query.change"), Messages.text("query.changed", Texts.count(rows, "row", "rows"), Texts.duration(Duration.ofMillis(ms))), lines,
            report.entry().map(entry -> entry.number()).orElse(null));
    }

    private static Answer.Rows answer(Results results, String title) {
        String time = Texts.duration(results.time());
        String rows = results.columns().isEmpty() ? Messages.text("query.noResult", time)
            : results.complete() ? Messages.text("query.status", Texts.count(results.rows(), "row", "rows"), time) : Messages.text("query.statusMore", Texts.grouped(results.rows()), time);
        String columns = results.allColumns() > results.columns().size() ? " · " + Messages.text("query.statusColumns", results.columns().size(), Texts.grouped(results.allColumns())) : "";
        return new Answer.Rows(results, title, rows + columns);
    }

    private void add(Answer answer) {
        answers.add(answer);
        choose(answer);
    }

    void choose(Answer answer) {
        chosen.set(answer);
        if (answer != null) {
            status.set(answer.status());
        }
    }

    private void failed(Problem failure) {
        running.set(false);
        if (failure.code() == ProblemCode.CANCELLED) {
            status.set(Messages.text("query.cancelled"));
        } else {
            problem.set(failure);
            status.set(Messages.text("query.failed"));
        }
    }

    private void letGo() {
        List<Answer> old = List.copyOf(answers);
        chosen.set(null);
        answers.clear();
        problem.set(null);
        plan.set(null);
        old.forEach(answer -> {
            if (answer instanceof Answer.Rows rows) {
                rows.results().close();
            }
        });
    }

    private String key() {
        return "query.run." + System.identityHashCode(this);
    }
}
