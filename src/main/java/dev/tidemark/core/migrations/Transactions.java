package dev.tidemark.core.migrations;

/** How the steps of a run are bound together. */
public enum Transactions {
    /** One transaction for the whole run: it is done, or everything is as it was before. */
    ALL_OR_NOTHING("in one transaction"),
    /** One transaction for each step: what was done before a failure stays. */
    ONE_EACH("each in a transaction of its own");

    private final String words;

    Transactions(String words) {
        this.words = words;
    }

    /** How it is said in the sentence of a plan. */
    public String words() {
        return words;
    }
}
