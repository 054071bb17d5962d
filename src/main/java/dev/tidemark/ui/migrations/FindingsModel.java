package dev.tidemark.ui.migrations;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.authoring.lint.LintService;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Session;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** What lint says of the layers: of the chosen one at once, then of all in parts, so that a thousand scripts hold nothing up. Needs no toolkit. */
final class FindingsModel {
    private static final int PART = 40;

    private final Session session;
    private final Jobs jobs;
    private final ObservableMap<Path, List<LintFinding>> found = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
    private boolean complete;

    FindingsModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    private record Part(LintService.Look look, Map<Path, List<LintFinding>> findings) { }

    /** Of a layer's script and undo script; null while it is not known, and for a layer without a script. */
    ObservableValue<List<LintFinding>> of(Layer layer) {
        return Bindings.valueAt(found, layer.migration().map(Migration::script).orElse(null));
    }

    /** Why nothing is known; null while something is. */
    ReadOnlyObjectProperty<Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The folder or the history may have changed: looks through all scripts again. What was known stays until then. */
    void lookAgain() {
        complete = false;
        problem.set(null);
        Services services = session.services();
        Set<Path> seen = new HashSet<>();
        jobs.<Part>read("migrations.findings", (progress, cancellation) -> {
            LintService.Look look = services.lint().look();
            return new Part(look, look.more(PART, cancellation));
        }, part -> show(part, seen), this::failed);
    }

    /** This layer is looked at now. */
    void want(Layer layer) {
        Services services = session.services();
        layer.migration().filter(migration -> !complete).ifPresent(migration ->
            jobs.<List<LintFinding>>read("migrations.findings.chosen", (progress, cancellation) -> services.lint().of(migration), findings -> found.put(migration.script(), findings), this::failed));
    }

    private void show(Part part, Set<Path> seen) {
        found.putAll(part.findings());
        seen.addAll(part.findings().keySet());
        if (part.findings().isEmpty()) {
            complete = true;
            found.keySet().retainAll(seen);
        } else {
            jobs.<Part>read("migrations.findings", (progress, cancellation) -> new Part(part.look(), part.look().more(PART, cancellation)), next -> show(next, seen), this::failed);
        }
    }

    private void failed(Problem failure) {
        if (failure.code() != ProblemCode.CANCELLED) {
            found.clear();
            problem.set(failure);
        }
    }
}
