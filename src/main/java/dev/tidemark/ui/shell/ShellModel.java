package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.Messages;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the window's frame shows of the open workspace. Filled by the app; every text is empty while it is unknown. */
public final class ShellModel {
    private static final int SHOWN_PARTS = 3;

    private final StringProperty workspaceName = new SimpleStringProperty("");
    private final StringProperty databasePath = new SimpleStringProperty("");
    private final StringProperty versionChip = new SimpleStringProperty("");
    private final StringProperty looking = new SimpleStringProperty("");
    private final StringProperty leaving = new SimpleStringProperty("");
    private final BooleanProperty unsaved = new SimpleBooleanProperty();
    private final StringProperty trouble = new SimpleStringProperty("");
    private final IntegerProperty pendingCount = new SimpleIntegerProperty();
    private final StringProperty sizeText = new SimpleStringProperty("");
    private final StringProperty journalModeText = new SimpleStringProperty("");
    private final StringProperty foreignKeysText = new SimpleStringProperty("");
    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final StringProperty lastBackupText = new SimpleStringProperty("");
    private final BooleanProperty rescuable = new SimpleBooleanProperty();
    private final BooleanProperty opening = new SimpleBooleanProperty();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObservableList<RecentWorkspace> recent = FXCollections.observableArrayList();

    private final StringBinding shortPath = Bindings.createStringBinding(() -> lastParts(databasePath.get()), databasePath);
    private final BooleanBinding open = workspaceName.isNotEmpty();
    private final StringBinding backUpReason = Bindings.createStringBinding(this::whyNoBackUp, open, busy, trouble, looking);
    private final StringBinding migrateReason =
        Bindings.createStringBinding(this::whyNoMigrate, open, busy, readOnly, pendingCount, trouble, looking);
    private final StringBinding migrateLabel = Bindings.createStringBinding(
        () -> pendingCount.get() == 0 ? Messages.text("shell.migrate") : Messages.text("shell.migrateCount", pendingCount.get()), pendingCount);
    private final StringBinding pendingBadge =
        Bindings.createStringBinding(() -> pendingCount.get() == 0 ? "" : String.valueOf(pendingCount.get()), pendingCount);

    /** Empty means that no workspace is open. */
    public StringProperty workspaceNameProperty() {
        return workspaceName;
    }

    /** Whether a workspace is being opened, so that nothing else is offered meanwhile. */
    public BooleanProperty openingProperty() {
        return opening;
    }

    /** The whole path of the database file; empty for one that is private to this window. */
    public StringProperty databasePathProperty() {
        return databasePath;
    }

    /** The end of the path of the database file, as much as it takes to know it: "storage/sqlite/app.db". */
    public StringBinding shortPathProperty() {
        return shortPath;
    }

    /** "V7 · 2 pending". */
    public StringProperty versionChipProperty() {
        return versionChip;
    }

    /** Why the database could not be read the last time and what to do; empty while all that is shown is true. */
    public StringProperty troubleProperty() {
        return trouble;
    }

    /** What is open to be looked at only: "This is the backup of …"; empty while what is open can be changed. */
    public StringProperty lookingProperty() {
        return looking;
    }

    /** Where the way back leads: "Back to app.db"; empty where there is none. */
    public StringProperty leavingProperty() {
        return leaving;
    }

    /** Whether what is looked at is private, and gone with this window unless it is saved. */
    public BooleanProperty unsavedProperty() {
        return unsaved;
    }

    /** Whether the database cannot be read in a way that a rescue may help with. */
    public BooleanProperty rescuableProperty() {
        return rescuable;
    }

    public IntegerProperty pendingCountProperty() {
        return pendingCount;
    }

    /** "2.3 MB". */
    public StringProperty sizeTextProperty() {
        return sizeText;
    }

    /** "WAL". */
    public StringProperty journalModeTextProperty() {
        return journalModeText;
    }

    /** "foreign keys on". */
    public StringProperty foreignKeysTextProperty() {
        return foreignKeysText;
    }

    public BooleanProperty readOnlyProperty() {
        return readOnly;
    }

    /** "12 min ago"; empty when there is no backup. */
    public StringProperty lastBackupTextProperty() {
        return lastBackupText;
    }

    /** Whether a change is running. */
    public BooleanProperty busyProperty() {
        return busy;
    }

    /** Workspaces opened before, the newest first. */
    public ObservableList<RecentWorkspace> recent() {
        return recent;
    }

    /** Whether a workspace is open. */
    public BooleanBinding openProperty() {
        return open;
    }

    /** Why no backup can be taken now; empty when it can. */
    public StringBinding backUpReasonProperty() {
        return backUpReason;
    }

    /** Why nothing can be migrated now; empty when it can. */
    public StringBinding migrateReasonProperty() {
        return migrateReason;
    }

    /** "Migrate 2". */
    public StringBinding migrateLabelProperty() {
        return migrateLabel;
    }

    /** "2"; empty when nothing is pending. */
    public StringBinding pendingBadgeProperty() {
        return pendingBadge;
    }

    private static String lastParts(String path) {
        Path whole = Path.of(path);
        int parts = whole.getNameCount();
        return parts > SHOWN_PARTS ? whole.subpath(parts - SHOWN_PARTS, parts).toString() : path;
    }

    private String whyNoBackUp() {
        if (!open.get()) {
            return Messages.text("reason.nothingOpen");
        }
        if (!trouble.get().isEmpty()) {
            return Messages.text("reason.unreadable");
        }
        if (!looking.get().isEmpty()) {
            return Messages.text("reason.openedReadOnly");
        }
        return busy.get() ? Messages.text("reason.busy") : "";
    }

    private String whyNoMigrate() {
        if (!open.get()) {
            return Messages.text("reason.nothingOpen");
        }
        if (!trouble.get().isEmpty()) {
            return Messages.text("reason.unreadable");
        }
        if (!looking.get().isEmpty()) {
            return Messages.text("reason.openedReadOnly");
        }
        if (readOnly.get()) {
            return Messages.text("reason.readOnly");
        }
        if (pendingCount.get() == 0) {
            return Messages.text("reason.nothingPending");
        }
        return busy.get() ? Messages.text("reason.busy") : "";
    }
}
