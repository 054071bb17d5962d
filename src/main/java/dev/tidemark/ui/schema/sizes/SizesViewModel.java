package dev.tidemark.ui.schema.sizes;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.schema.TableSizes;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.ui.support.Job;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Session;
import java.io.File;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The sizes as they were measured last. A small file is measured without being asked; a large one costs, and so is not. */
final class SizesViewModel {
    private static final long SMALL = 200_000_000;

    private final Session session;
    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<TableSizes> sizes = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Instant> measuredAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private Job job;

    SizesViewModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    /** Null until measured. */
    ReadOnlyObjectProperty<TableSizes> sizesProperty() {
        return sizes.getReadOnlyProperty();
    }

    /** Which moment the sizes are of: when their measuring began; null until measured. */
    ReadOnlyObjectProperty<Instant> measuredAtProperty() {
        return measuredAt.getReadOnlyProperty();
    }

    /** Why they could not be measured; null while they can. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty measuringProperty() {
        return measuring.getReadOnlyProperty();
    }

    ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /** 0 to 1. */
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** What would be read. */
    long fileBytes() {
        return file().length();
    }

    /** Whether measuring takes but a moment: what is known then stays in view meanwhile. */
    boolean quick() {
        return fileBytes() <= SMALL;
    }

    /** Measures if that takes but a moment; anew where it is being done, since what is measured then may be of before a change. */
    void measureIfSmall() {
        if (quick()) {
            measure();
        }
    }

    /** Measures; what is known stays until it is measured anew. */
    void measure() {
        record Report(String doing, double fraction) { }
        record Measured(TableSizes sizes, Instant at) { }
        Database database = session.services().database();
        measuring.set(true);
        problem.set(null);
        doing.set("");
        fraction.set(0);
        Consumer<Report> window = jobs.relay(report -> {
            doing.set(report.doing());
            fraction.set(report.fraction());
        });
        job = jobs.<Measured>read("schema.sizes", (progress, cancellation) -> {
            Instant began = Instant.now();
            return new Measured(TableSizes.measure(database, (what, part) -> window.accept(new Report(what, part)), cancellation), began);
        }, measured -> {
            measuredAt.set(measured.at());
            sizes.set(measured.sizes());
            measuring.set(false);
        }, failure -> {
            measuring.set(false);
            if (failure.code() != ProblemCode.CANCELLED) {
                problem.set(failure);
            }
        });
    }

    /** Ends the measuring that is going on. */
    void cancel() {
        if (measuring.get() && job != null) {
            job.cancel();
        }
    }

    private File file() {
        return session.services().workspace().databaseFile().toFile();
    }
}
