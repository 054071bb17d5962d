package dev.tidemark.core.chats;

/**
 * A place where a searched text was found.
 *
 * @param id of the row of that kind
 * @param projectId the project to open for it; null for a setting
 * @param chatId the chat to open for it; null unless it is a chat or a message
 * @param title what it belongs to: the name of the project, document or setting, the title of the chat
 * @param excerpt the text around the first place, with … where it was cut off; never null
 * @param at when that row was written; may be null
 */
public record SearchHit(Kind kind, long id, Long projectId, Long chatId, String title, String excerpt, Moment at) {
    /** What was found. */
    public enum Kind { PROJECT, CHAT, DOCUMENT, SETTING, MESSAGE }
}
