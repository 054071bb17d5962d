package dev.tidemark.core.common;

/** How much a finding matters. */
public enum Severity {
    /** Worth knowing; nothing has to be done. */
    NOTE("note"),
    /** Something will go wrong, or is not as it should be. */
    WARNING("warning"),
    /** Something is wrong now: migrations are refused, or data is at risk. */
    ERROR("error");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The word for it on screens and on the command line. */
    public String word() {
        return word;
    }
}
