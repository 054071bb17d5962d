package dev.tidemark.core.checklist;

/**
 * A line of the checklist that the machine answers.
 *
 * @param id a word for scripts, for example "rehearsed"
 * @param sentence what was found, for a person
 */
public record ChecklistItem(String id, Status status, String sentence) {
    /** How a line stands. None of them keeps a plan from running. */
    public enum Status {
        DONE("done"),
        /** Something that the person can still do. */
        TO_DO("to do"),
        /** Something to look at before going on. */
        WARNING("warning"),
        /** The machine cannot tell; the sentence says why. */
        NOT_KNOWN("not known");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** The state in a person's words. */
        public String word() {
            return word;
        }
    }

    public boolean done() {
        return status == Status.DONE;
    }
}
