package dev.tidemark.core.status;

/**
 * Something worth doing next.
 *
 * @param kind what a screen offers for it
 * @param title in a few words: "Run 2 pending migrations"
 * @param detail one sentence more
 */
public record NextStep(Kind kind, String title, String detail) {
    /** What can be done about it. */
    public enum Kind { MIGRATE, BACK_UP, LOOK_AT_MIGRATIONS, ADOPT, LOOK_AT_DRIFT, GET_WRITE_ACCESS }
}
