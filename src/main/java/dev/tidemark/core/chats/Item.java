package dev.tidemark.core.chats;

/** A project, a chat or a document that is to be renamed or deleted. */
public record Item(Kind kind, long id) {
    /** What it is. */
    public enum Kind {
        PROJECT("project", "name"),
        CHAT("chat", "title"),
        DOCUMENT("document", "filename");

        private final String word;
        private final String column;

        Kind(String word, String column) {
            this.word = word;
            this.column = column;
        }

        /** "project" */
        public String word() {
            return word;
        }

        String table() {
            return word + "s";
        }

        /** Which column has its name. */
        String column() {
            return column;
        }
    }
}
