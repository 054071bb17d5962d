package dev.tidemark.ui.backups;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.backups.Kept;
import dev.tidemark.core.backups.RestoreService.Scope;
import dev.tidemark.core.backups.Verification;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.NextBackup;
import dev.tidemark.ui.support.Reasons;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/** The backups of the open workspace, and all that is done with them. */
final class BackupsViewModel {
    /** How a backup's last check here ended. */
    enum Check { SOUND, DAMAGED }

    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final ObservableList<Backup> backups = FXCollections.observableArrayList();
    private final ObservableMap<String, Check> checks = FXCollections.observableHashMap();
    private final ObjectProperty<Backup> selected = new SimpleObjectProperty<>();
    private final BooleanProperty withFiles = new SimpleBooleanProperty();
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Kept>> kept = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Live>> live = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringBinding busyReason;
    private final StringBinding changeReason;
    private final StringBinding makeReason;
    private final ReplacingDeeds deeds;
    private String wanted;

    BackupsViewModel(Session session, Jobs jobs, Dialogs dialogs, Navigator navigator) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.navigator = navigator;
        this.deeds = new ReplacingDeeds(session, jobs, dialogs, navigator, this::refresh);
        busyReason = Reasons.whileBusy(jobs);
        makeReason = Reasons.whileOnlyLooking(session, jobs);
        changeReason = Reasons.whileUnchangeable(session, jobs);
    }

    /** Newest first. */
    ObservableList<Backup> backups() {
        return backups;
    }

    /** How checks asked for in this window ended, by file name. */
    ObservableMap<String, Check> checks() {
        return checks;
    }

    /** The backup whose details are shown; null for none. */
    ObjectProperty<Backup> selectedProperty() {
        return selected;
    }

    /** The note for the next backup. */
    StringProperty noteProperty() {
        return note;
    }

    /** Whether the list has been read once. */
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** The database as it is now; empty until it has been read, and when it cannot be. */
    ReadOnlyObjectProperty<Optional<Live>> liveProperty() {
        return live.getReadOnlyProperty();
    }

    /** Why nothing long can be begun now; empty when it can. */
    StringBinding busyReason() {
        return busyReason;
    }

    /** Why the database cannot be changed now; empty when it can. */
    StringBinding changeReason() {
        return changeReason;
    }

    /** Why no backup can be made or removed now; empty when that can be done. */
    StringBinding makeReason() {
        return makeReason;
    }

    Path folder() {
        return session.services().workspace().backups();
    }

    /** Reads the list again, and the database that the backups are compared with. */
    void refresh() {
        Services services = session.services();
        jobs.<List<Backup>>read("backups.list", (progress, cancellation) -> services.backups().list(), this::show);
        jobs.<List<Kept>>read("backups.kept", (progress, cancellation) -> services.kept().list(), kept::set);
        jobs.<Optional<Live>>read("backups.live", (progress, cancellation) -> Live.read(services, cancellation), live::set);
    }

    /** Selects a backup by its file name as soon as the list is there. */
    void open(String fileName) {
        if (!select(fileName)) {
            wanted = fileName;
            refresh();
        }
    }

    /** Whether the stored files go into the next backup that is asked for here. */
    BooleanProperty withFilesProperty() {
        return withFiles;
    }

    /** Makes a backup with the note that was written for it, and with the stored files if that is chosen. */
    void backUp() {
        String words = note.get().strip();
        note.set("");
        if (withFiles.get()) {
            withFiles.set(false);
            backUpWithFiles(words.isEmpty() ? null : words);
        } else {
            backUp(words.isEmpty() ? null : words);
        }
    }

    /** Makes a backup. */
    void backUp(String words) {
        Services services = session.services();
        jobs.run(Messages.text("backups.backingUp"), (progress, cancellation) -> services.backups().create(BackupReason.ASKED_FOR, words, progress, cancellation), made -> {
            wanted = made.name();
            session.changed();
            dialogs.notify(made.sentence(), Messages.text("backups.show"), () -> navigator.open(new Request.OpenBackup(made.name())));
        });
    }

    private void backUpWithFiles(String words) {
        Services services = session.services();
        jobs.<Archived>run(Messages.text("backups.backingUp"), (progress, cancellation) -> {
            Backup made = services.backups().createWithFiles(words, progress, cancellation);
            return new Archived(made, services.backups().remarks(made));
        }, archived -> {
            wanted = archived.made().name();
            session.changed();
            List<String> remarks = archived.remarks();
            dialogs.notify(archived.made().sentence() + (remarks.isEmpty() ? "" : " " + Messages.text("backups.remarks", remarks.getFirst(), remarks.size() - 1)), Messages.text("backups.show"), () -> navigator.open(new Request.OpenBackup(archived.made().name())));
        });
    }

    private record Archived(Backup made, List<String> remarks) { }

    /** Checks a backup again, byte by byte. */
    void verify(Backup backup) {
        Services services = session.services();
        jobs.<Verification>run(Messages.text("backups.checking", backup.name()), (progress, cancellation) -> services.backups().verify(backup.file(), progress, cancellation), found -> {
            checks.put(backup.name(), Check.SOUND);
            dialogs.notify(Messages.text("backups.sound", backup.name()));
        }, problem -> {
            if (problem.code() == ProblemCode.BACKUP_NOT_VERIFIED) {
                checks.put(backup.name(), Check.DAMAGED);
            }
            dialogs.tell(problem);
            refresh();
        });
    }

    /** Asks whether to restore a backup, and does it. */
    void restore(Backup backup) {
        deeds.restore(backup, Scope.WHOLE);
    }

    /** As {@link #restore}, leaving the stored files as they are. */
    void restoreDatabaseOnly(Backup backup) {
        deeds.restore(backup, Scope.DATABASE_ONLY);
    }

    /** Shows which rows of one table would come and go, asks, and restores them. Says why where nothing can be changed now. */
    void restoreTable(Backup backup, String table) {
        if (changeReason.get().isEmpty()) {
            deeds.restoreTable(backup, table);
        } else {
            dialogs.notify(changeReason.get());
        }
    }

    /** Opens a backup in this window, to be looked at only. */
    void look(Backup backup) {
        onDatabaseIn(backup, file -> session.look(session.services().workspace().lookingAt(file)));
    }

    /** Sets what is in the database now beside a backup; both are only read. */
    void compare(Backup backup) {
        onDatabaseIn(backup, file -> navigator.open(new Request.CompareWith(file.toString())));
    }

    /** With the database file of a backup: at once, or after it was unpacked from its archive. */
    private void onDatabaseIn(Backup backup, Consumer<Path> deed) {
        Services services = session.services();
        if (backup.isArchive()) {
            jobs.<Path>run(Messages.text("backups.unpacking", backup.name()), (progress, cancellation) -> services.backups().databaseIn(backup.file(), cancellation), deed);
        } else {
            deed.accept(backup.file());
        }
    }

    /** Pins a backup, so that it is never pruned, or lets it go again. */
    void pin(Backup backup, boolean pinned) {
        Services services = session.services();
        jobs.<Backup>read("backups.pin", (progress, cancellation) -> services.backups().pin(backup, pinned), now -> refresh(), problem -> {
            dialogs.tell(problem);
            refresh();
        });
    }

    /** Shows what would go by the settings, asks, and removes it. */
    void prune() {
        deeds.prune();
    }

    /** What is kept from before restores and is part of no backup, newest first. */
    ReadOnlyObjectProperty<List<Kept>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** Shows that, asks, and removes it. */
    void removeKept() {
        deeds.removeKept();
    }

    /** Asks whether to reset the database, and does it. */
    void reset() {
        deeds.reset();
    }

    private void show(List<Backup> read) {
        String before = selected.get() == null ? null : selected.get().name();
        String asked = wanted;
        wanted = null;
        backups.setAll(read);
        loaded.set(true);
        if (asked != null && select(asked)) {
            return;
        }
        if (asked != null) {
            dialogs.notify(Messages.text("backups.gone", asked));
        }
        if (!select(before)) {
            selected.set(backups.isEmpty() ? null : backups.getFirst());
        }
    }

    private boolean select(String name) {
        Optional<Backup> found = backups.stream().filter(backup -> backup.name().equals(name)).findFirst();
        found.ifPresent(selected::set);
        return found.isPresent();
    }

    /** When the next backup is made by the schedule, or how to switch it on. */
    StringBinding schedule() {
        return Bindings.createStringBinding(() -> {
            NextBackup next = session.nextBackupProperty().get();
            return next == null ? Messages.text("schedule.off") : Messages.text(next.unchangedAt().isPresent() ? "schedule.unchanged" : "schedule.next", next.schedule().words(), Dates.moment(next.at()));
        }, session.nextBackupProperty());
    }

    /** "3 kept, 1.2 MB". */
    String kept() {
        return Messages.text("backups.kept", Texts.grouped(backups.size()), Texts.size(backups.stream().mapToLong(Backup::bytes).sum()));
    }
}
