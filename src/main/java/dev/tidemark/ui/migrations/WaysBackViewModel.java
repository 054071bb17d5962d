package dev.tidemark.ui.migrations;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.DerivedUndo;
import dev.tidemark.core.authoring.WaysBack;
import dev.tidemark.core.authoring.WaysBack.ByBackup;
import dev.tidemark.core.authoring.WaysBack.ByScripts;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Version;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The choice where undo scripts are missing: use derived ones, as they are or edited, or restore a backup. */
final class WaysBackViewModel {
    private final WaysBack ways;
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Consumer<Plan> showPlan;
    private final List<StringProperty> texts = new ArrayList<>();
    private final ReadOnlyBooleanWrapper closed = new ReadOnlyBooleanWrapper();

    /** @param showPlan opens the plan sheet, once the scripts are saved */
    WaysBackViewModel(WaysBack ways, Session session, Jobs jobs, Dialogs dialogs, Consumer<Plan> showPlan) {
        this.ways = ways;
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.showPlan = showPlan;
        ways.byScripts().map(ByScripts::derived).orElse(List.of()).forEach(undo -> texts.add(new SimpleStringProperty(undo.text())));
    }

    WaysBack ways() {
        return ways;
    }

    /** "Roll back to V2: V4, V3 have no undo script" */
    String title() {
        return Messages.text(ways.without().size() == 1 ? "waysBack.title.one" : "waysBack.title.more", ways.to().map(Version::label).orElse("base"), ways.versions());
    }

    /** The text of a derived script as the person leaves it, in the order of {@link ByScripts#derived}. */
    StringProperty textProperty(int index) {
        return texts.get(index);
    }

    /** Whether the sheet is over. */
    ReadOnlyBooleanProperty closedProperty() {
        return closed.getReadOnlyProperty();
    }

    void close() {
        closed.set(true);
    }

    /** Saves the scripts, then makes the plan again and shows it; a script that may not run is told and nothing is saved. */
    void saveAndUse() {
        Services services = session.services();
        List<DerivedUndo> derived = ways.byScripts().orElseThrow().derived();
        List<String> words = texts.stream().map(StringProperty::get).toList();
        Target target = ways.target();
        jobs.<Plan>run(Messages.text("waysBack.saving"), (progress, cancellation) -> {
            services.waysBack().save(target, derived, words);
            return services.migrations().planRollback(target);
        }, plan -> {
            close();
            session.changed();
            showPlan.accept(plan);
        });
    }

    /** Restores the backup, after a safety backup of what is there now. */
    void restore() {
        ByBackup way = ways.byBackup().orElseThrow();
        Services services = session.services();
        close();
        jobs.run(Messages.text("waysBack.restore.job", way.backup().name()), (progress, cancellation) -> services.restores().restore(way.backup().file(), progress, cancellation), report -> {
            session.changed();
            dialogs.notify(report.sentence() + report.safety().map(backup -> " " + Messages.text("waysBack.restored.safety", backup.name())).orElse(""));
        });
    }
}
