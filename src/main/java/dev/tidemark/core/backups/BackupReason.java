package dev.tidemark.core.backups;

/** Why a backup was made. */
public enum BackupReason {
    ASKED_FOR("asked for"),
    SCHEDULED("by the schedule"),
    BEFORE_MIGRATE("before a migrate"),
    BEFORE_ROLLBACK("before a roll back"),
    BEFORE_RESTORE("before a restore"),
    BEFORE_RESET("before a reset"),
    BEFORE_STAMP("before a stamp"),
    BEFORE_REPAIR("before a repair"),
    BEFORE_CURE("before a cure"),
    BEFORE_SAMPLE("before sample data"),
    BEFORE_EDIT("before an edit"),
    BEFORE_DELETE("before a delete"),
    BEFORE_IMPORT("before an import"),
    BEFORE_UNDO("before an undo");

    private final String words;

    BackupReason(String words) {
        this.words = words;
    }

    /** The reason in a person's words, to stand after "Backup". */
    public String words() {
        return words;
    }
}
