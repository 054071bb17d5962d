package dev.tidemark.core.migrations;

/** What the schema history and the folder together say of a migration. */
public enum MigrationState {
    APPLIED("applied"),
    PENDING("pending"),
    /** Applied, and its file was edited or renamed since; Flyway refuses both. */
    CHANGED("changed"),
    /** Applied, and its file is gone. */
    MISSING("missing"),
    /** Its row says that it failed half-way, as a run outside a transaction can. */
    FAILED("failed"),
    /** Never applied, and below the current version: Flyway refuses to run on until that is settled. */
    LATE("late"),
    /** At or below the version that the database was adopted at; its script never ran here. */
    BASELINE("baseline");

    private final String word;

    MigrationState(String word) {
        this.word = word;
    }

    /** The word for it, on every screen and on the command line. */
    public String word() {
        return word;
    }

    /** Whether its changes are in the database. */
    public boolean inDatabase() {
        return this == APPLIED || this == CHANGED || this == MISSING || this == BASELINE;
    }
}
