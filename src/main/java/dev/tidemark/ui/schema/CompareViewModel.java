package dev.tidemark.ui.schema;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.compare.CompareService;
import dev.tidemark.core.compare.DataComparison;
import dev.tidemark.core.compare.Other;
import dev.tidemark.core.compare.SchemaComparison;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.schema.Version;
import dev.tidemark.ui.support.Foreseen;
import dev.tidemark.ui.support.Job;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the database is compared with, and what came of it. The schemas are compared at once, the rows when they are asked for. */
final class CompareViewModel {
    private static final int KEYS_SHOWN = 20;

    private final Session session;
    private final Jobs jobs;
    private final ObservableList<Other> choices = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Other> other = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final Foreseen<SchemaComparison> schema;
    private final ReadOnlyObjectWrapper<DataComparison> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> rowsProblem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper comparing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private Job job;

    CompareViewModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
        this.schema = new Foreseen<>(jobs);
    }

    /** Backups, newest first, then versions, highest first, and base; a file that was chosen besides stands at the top. */
    ObservableList<Other> choices() {
        return choices;
    }

    /** Null until something is chosen. */
    ReadOnlyObjectProperty<Other> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /** Whether the choices are known. */
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    Foreseen<SchemaComparison> schema() {
        return schema;
    }

    /** Null until the rows were compared. */
    ReadOnlyObjectProperty<DataComparison> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** Why the rows could not be compared; null while they can. */
    ReadOnlyObjectProperty<Problem> rowsProblemProperty() {
        return rowsProblem.getReadOnlyProperty();
    }

    /** Whether rows are being compared now. */
    ReadOnlyBooleanProperty comparingProperty() {
        return comparing.getReadOnlyProperty();
    }

    ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** The file that is compared with; empty for a version. */
    Optional<Path> file() {
        return other.get() instanceof Other.OfFile(Path file) ? Optional.of(file) : Optional.empty();
    }

    /** Finds what there is to compare with. @param first a file to begin with; empty for the newest backup, or the highest version */
    void load(Optional<Path> first) {
        jobs.<List<Other>>read("compare.choices", (progress, cancellation) -> found(), found -> {
            choices.setAll(found);
            loaded.set(true);
            first.<Other>map(Other.OfFile::new).or(() -> found.stream().findFirst()).ifPresent(this::choose);
        });
    }

    /** Compares with this from now on. */
    void choose(Other chosen) {
        if (chosen == null || chosen.equals(other.get())) {
            return;
        }
        if (!choices.contains(chosen)) {
            choices.addFirst(chosen);
        }
        stop();
        rows.set(null);
        rowsProblem.set(null);
        other.set(chosen);
        CompareService service = session.services().comparisons();
        schema.load("compare.schema", (progress, cancellation) -> service.schema(chosen));
    }

    /** Compares the rows of all tables; only a file has some. */
    void compareRows() {
        Path file = file().orElseThrow();
        CompareService service = session.services().comparisons();
        record Report(String doing, double fraction) { }
        comparing.set(true);
        doing.set("");
        fraction.set(0);
        rowsProblem.set(null);
        rows.set(null);
        Consumer<Report> window = jobs.relay(report -> {
            doing.set(report.doing());
            fraction.set(report.fraction());
        });
        job = jobs.<DataComparison>read("compare.rows", (progress, cancellation) -> service.data(file, KEYS_SHOWN, (what, part) -> window.accept(new Report(what, part)), cancellation), compared -> {
            if (file().filter(file::equals).isPresent()) {
                rows.set(compared);
            }
            comparing.set(false);
        }, problem -> {
            if (problem.code() != ProblemCode.CANCELLED) {
                rowsProblem.set(problem);
            }
            comparing.set(false);
        });
    }

    /** Ends a comparison of rows, if one is going on. */
    void stop() {
        if (job != null && comparing.get()) {
            job.cancel();
        }
    }

    private List<Other> found() {
        List<Other> found = new ArrayList<>(session.services().backups().databases().stream().map(Backup::file).map(Other.OfFile::new).toList());
        List<Version> versions = MigrationFolder.read(session.services().workspace().migrationFolders()).versioned().stream().map(Migration::version).toList();
        versions.reversed().forEach(version -> found.add(new Other.OfVersion(Optional.of(version))));
        found.add(new Other.OfVersion(Optional.empty()));
        return found;
    }
}
