package dev.tidemark.core.migrations;

/** Which way a plan goes. */
public enum Direction {
    MIGRATE("migrate"),
    ROLL_BACK("roll back");

    private final String verb;

    Direction(String verb) {
        this.verb = verb;
    }

    public String verb() {
        return verb;
    }
}
