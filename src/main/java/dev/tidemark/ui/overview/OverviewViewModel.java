package dev.tidemark.ui.overview;

import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.schema.Version;
import dev.tidemark.core.status.ContentSummary;
import dev.tidemark.core.status.Status;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Reasons;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the overview shows, and what can be done from it. */
final class OverviewViewModel {
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper subtitle = new ReadOnlyStringWrapper("");
    private final ObservableList<Advice> advice = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ContentSummary> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<JournalEntry>> journal = new ReadOnlyObjectWrapper<>();
    private final StringBinding busyReason;
    private final StringBinding changeReason;
    private final ChangeListener<Status> onStatus = (source, before, now) -> show(now);

    private final ChangeListener<Problem> onUnreadable = (source, before, now) -> tell(now);

    OverviewViewModel(Session session, Jobs jobs, Dialogs dialogs, Navigator navigator) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.navigator = navigator;
        busyReason = Reasons.whileOnlyLooking(session, jobs);
        changeReason = Reasons.whileUnchangeable(session, jobs);
        session.statusProperty().addListener(onStatus);
        session.unreadableProperty().addListener(onUnreadable);
        show(session.statusProperty().get());
    }

    /** The state in one sentence. */
    ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /** "storage, schema V7 of V9, checked 2 min ago". */
    ReadOnlyStringProperty subtitleProperty() {
        return subtitle.getReadOnlyProperty();
    }

    /** What is worth doing next, most urgent first. */
    ObservableList<Advice> advice() {
        return advice;
    }

    /** What is in the database; null until it has been counted. */
    ReadOnlyObjectProperty<ContentSummary> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** The journal, newest first; null until it has been read. */
    ReadOnlyObjectProperty<List<JournalEntry>> journalProperty() {
        return journal.getReadOnlyProperty();
    }

    /** Why nothing long can be begun now; empty when it can. */
    StringBinding busyReason() {
        return busyReason;
    }

    /** Why the database cannot be changed now; empty when it can. */
    StringBinding changeReason() {
        return changeReason;
    }

    String databaseName() {
        return session.services().workspace().databaseName();
    }

    /** Whether the sample data could be filled in: the newest schema, and not a row in it. */
    boolean canFillSample() {
        Status status = session.statusProperty().get();
        return content.get() != null && content.get().totalRows() == 0 && !content.get().tables().isEmpty()
            && status != null && status.allIsWell() && status.pendingCount() == 0;
    }

    /** Counts the rows and reads the journal again, in the background. */
    void refresh() {
        Services services = session.services();
        jobs.<ContentSummary>read("overview.content", (progress, cancellation) -> ContentSummary.read(services.database(), cancellation), content::set);
        jobs.<List<JournalEntry>>read("overview.journal", (progress, cancellation) -> services.journal().entries().reversed(), journal::set);
    }

    /** Says again how long ago the state was read. */
    void tick(Instant now) {
        Status status = session.statusProperty().get();
        if (status != null && session.services() != null && session.unreadableProperty().get() == null) {
            String rescued = session.rescued().map(report -> report.sentence() + " ").orElse("");
            subtitle.set(rescued + Messages.text("overview.subtitle", session.services().workspace().name(), schema(status), Texts.ago(status.readAt(), now)));
        }
    }

    void act(Advice wanted) {
        wanted.request().ifPresent(navigator::open);
    }

    void showBackup(JournalEntry entry) {
        navigator.open(new Request.OpenBackup(entry.backup()));
    }

    /** Shows one entry in the journal. */
    void showEntry(JournalEntry entry) {
        navigator.open(new Request.OpenEntry(entry.number()));
    }

    /** Shows the journal. */
    void showJournal() {
        navigator.open(new Request.OpenFeature("journal"));
    }

    void reset() {
        navigator.open(new Request.ResetDatabase());
    }

    void fillSample() {
        Services services = session.services();
        jobs.run(Messages.text("open.sample.job"), (progress, cancellation) -> Setup.fill(services, progress), filled -> {
            session.changed();
            dialogs.notify(Messages.text("open.sample.done", filled.projects(), filled.chats(), filled.messages()));
        });
    }

    void close() {
        session.statusProperty().removeListener(onStatus);
        session.unreadableProperty().removeListener(onUnreadable);
    }

    private void show(Status status) {
        if (status != null) {
            List<Advice> steps = status.nextSteps().stream().map(step -> Advice.of(step, status)).toList();
            // Whatever its schema is like, it is not all that there was.
            headline.set(session.rescued().map(report -> Messages.text("overview.rescued", report.source().getFileName())).orElseGet(status::sentence));
            advice.setAll(session.rescued().map(report -> Stream.concat(Advice.lost(report).stream(), steps.stream()).toList()).orElse(steps));
            tick(status.readAt());
        }
    }

    private void tell(Problem unreadable) {
        if (unreadable != null) {
            headline.set(Messages.text("overview.unreadable"));
            subtitle.set(unreadable.what());
            advice.clear();
        }
    }

    private static String schema(Status status) {
        Optional<Version> latest = status.timeline().latest();
        String current = status.timeline().currentLabel();
        if (latest.isEmpty()) {
            return Messages.text("overview.schemaAlone", current);
        }
        return latest.equals(status.timeline().current()) ? Messages.text("overview.schemaLatest", current)
            : Messages.text("overview.schemaOf", current, latest.get().label());
    }
}
