package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.CurrentJob;
import dev.tidemark.ui.support.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Binds the status bar's nodes to what they show. */
final class StatusView {
    private StatusView() { }

    static void bindText(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        showWhile(label, text.map(value -> !value.isEmpty()).orElse(false));
    }

    static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    static void bindJob(Label ready, HBox running, Label doing, CurrentJob job) {
        showWhile(running, job.busyProperty());
        showWhile(ready, job.busyProperty().not());
        ready.textProperty().bind(Bindings.createStringBinding(() -> job.readingWaitsProperty().get().isEmpty() ? Messages.text(job.readingProperty().get() ? "status.reading" : "status.ready")
            : job.readingWaitsProperty().get(), job.readingProperty(), job.readingWaitsProperty()));
        // A sentence gives way to the facts beside it in a small window; a word is always whole.
        ready.minWidthProperty().bind(job.readingWaitsProperty().map(whom -> whom.isEmpty() ? Region.USE_PREF_SIZE : 0));
        doing.textProperty().bind(Bindings.createStringBinding(
            () -> job.doingProperty().get().isEmpty() ? job.nameProperty().get()
                : Messages.text("status.job", job.nameProperty().get(), job.doingProperty().get()),
            job.nameProperty(), job.doingProperty()));
    }
}
