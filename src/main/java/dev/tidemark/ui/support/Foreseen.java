package dev.tidemark.ui.support;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What a deed would do, worked out before it is done: unknown at first, then known, or a problem that says why it cannot be told. On the window's thread only.
 *
 * @param <T> what is known then
 */
public final class Foreseen<T> {
    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<T> value = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();

    public Foreseen(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Null until it is known. */
    public ReadOnlyObjectProperty<T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /** The value; null until it is known. */
    public T get() {
        return value.get();
    }

    /** Why it cannot be told; null while it can. */
    public ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /**
     * Works it out, and forgets what was known before.
     *
     * @param key names the work; a later one with the same key takes its place
     */
    public void load(String key, Work<T> work) {
        load(key, work, known -> { });
    }

    /**
     * Works it out, and forgets what was known before.
     *
     * @param key names the work; a later one with the same key takes its place
     * @param before gets the value just before it is told
     */
    public void load(String key, Work<T> work, Consumer<T> before) {
        problem.set(null);
        value.set(null);
        jobs.<T>read(key, work, known -> {
            before.accept(known);
            value.set(known);
        }, failure -> {
            if (failure.code() != ProblemCode.CANCELLED) {
                problem.set(failure);
            }
        });
    }

    /**
     * Why the deed cannot be done now: the problem, that it is still being worked out, what the value itself stands against, or that another change is running.
     *
     * @param loading the words while it is unknown
     * @param against gets the value; empty where nothing stands against it
     * @param more what {@code against} looks at besides the value
     * @return empty when it can be done
     */
    public StringBinding reason(String loading, Function<T, String> against, Observable... more) {
        Observable[] all = Stream.concat(Stream.of(value, problem, jobs.current().busyProperty()), Stream.of(more)).toArray(Observable[]::new);
        return Bindings.createStringBinding(() -> {
            if (problem.get() != null) {
                return problem.get().what();
            }
            if (value.get() == null) {
                return loading;
            }
            String obstacle = against.apply(value.get());
            return obstacle.isEmpty() ? Reasons.busy(jobs) : obstacle;
        }, all);
    }
}
