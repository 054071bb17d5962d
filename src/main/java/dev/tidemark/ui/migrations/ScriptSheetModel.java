package dev.tidemark.ui.migrations;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.ScriptEditing.Opened;
import dev.tidemark.core.common.Problem;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A migration's two scripts while they are edited. Needs no toolkit. */
final class ScriptSheetModel {
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Services services;
    private final StringProperty script = new SimpleStringProperty();
    private final StringProperty undo = new SimpleStringProperty();
    private final ReadOnlyObjectWrapper<Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();

    ScriptSheetModel(Opened first, Session session, Jobs jobs, Dialogs dialogs) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.services = session.services();
        opened.set(first);
        script.set(first.text());
        undo.set(first.undoText());
        unsaved.bind(Bindings.createBooleanBinding(() -> !script.get().equals(opened.get().text()) || !undo.get().equals(opened.get().undoText()), script, undo, opened));
    }

    /** As last read or saved. */
    ReadOnlyObjectProperty<Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    StringProperty scriptProperty() {
        return script;
    }

    StringProperty undoProperty() {
        return undo;
    }

    /** Whether something would be lost. */
    ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /** What the foot says. */
    String note() {
        return Messages.text(opened.get().applied() ? "scripts.applied" : unsaved.get() ? "scripts.unsaved" : "scripts.saved");
    }

    /** Saves what was edited; on a failure everything stays in the editor. */
    void save() {
        if (!unsaved.get()) {
            return;
        }
        Opened before = opened.get();
        String text = script.get();
        String undoText = undo.get();
        jobs.<Opened>run(Messages.text("scripts.saving"), (progress, cancellation) -> services.scriptEditing().save(before, text, undoText), saved -> {
            opened.set(saved);
            dialogs.notify(Messages.text("scripts.done", saved.label()));
            session.changed();
        }, (Problem problem) -> dialogs.tell(problem));
    }
}
