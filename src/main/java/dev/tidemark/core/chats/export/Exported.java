package dev.tidemark.core.chats.export;

/** What is written, as it is stored and whole; times and anything else may be null. */
final class Exported {
    private Exported() { }

    record Project(long id, String name, String description, String createdAt, String updatedAt) { }

    record Chat(long id, String title, String createdAt, String updatedAt) {
        String shownTitle() {
            return title == null || title.isBlank() ? "Untitled chat" : title;
        }
    }

    record Message(long id, String role, String content, String metadata, String createdAt) {
        String shownRole() {
            return role == null ? "no role" : role;
        }
    }
}
