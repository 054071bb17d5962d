package dev.tidemark.ui.support;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The change that is running now, for the status bar and for buttons that have to wait. Changes on the window's thread only. */
public final class CurrentJob {
    private static final double UNKNOWN = -1;

    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyBooleanWrapper cancellable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper readingWaits = new ReadOnlyStringWrapper("");
    private final Map<Job, String> slowReads = new LinkedHashMap<>();
    private Job job;

    /** Whether a change is running. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public boolean isBusy() {
        return busy.get();
    }

    /** The name of the change; empty when none runs. */
    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** What it does just now; empty when it has not said. */
    public ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /** 0 to 1, or negative when it cannot be told. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** False when nothing runs or cancelling has been asked for already. */
    public ReadOnlyBooleanProperty cancellableProperty() {
        return cancellable.getReadOnlyProperty();
    }

    /** Whether something that was asked for is still being read after a moment, for example while another program holds the file. */
    public ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** For whom one of these reads waits; empty when none is known to wait. */
    public ReadOnlyStringProperty readingWaitsProperty() {
        return readingWaits.getReadOnlyProperty();
    }

    /** Asks the running change to stop; nothing happens when none runs. */
    public void cancel() {
        if (job != null) {
            cancellable.set(false);
            doing.set("Cancelling");
            job.cancel();
        }
    }

    void waitingFor(Job read) {
        slowReads.putIfAbsent(read, "");
        tellReads();
    }

    /** @param whom as a sentence; empty when it waits for nobody any more. Nothing happens for a read that has ended. */
    void waits(Job read, String whom) {
        if (slowReads.replace(read, whom) != null) {
            tellReads();
        }
    }

    void ended(Job read) {
        slowReads.remove(read);
        tellReads();
    }

    private void tellReads() {
        reading.set(!slowReads.isEmpty());
        readingWaits.set(slowReads.values().stream().filter(whom -> !whom.isEmpty()).findFirst().orElse(""));
    }

    void begin(Job started) {
        job = started;
        name.set(started.name());
        doing.set("");
        fraction.set(UNKNOWN);
        cancellable.set(true);
        busy.set(true);
    }

    void report(String nowDoing, double nowFraction) {
        if (cancellable.get()) {
            doing.set(nowDoing);
        }
        fraction.set(nowFraction < 0 ? UNKNOWN : Math.min(1, nowFraction));
    }

    void end() {
        job = null;
        busy.set(false);
        cancellable.set(false);
        name.set("");
        doing.set("");
        fraction.set(UNKNOWN);
    }
}
