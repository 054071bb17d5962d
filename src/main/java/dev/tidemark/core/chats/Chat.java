package dev.tidemark.core.chats;

/**
 * A conversation.
 *
 * @param messages how many it has
 * @param lastMessageAt when its last message was written; null when it has none
 */
public record Chat(long id, long projectId, String title, Moment createdAt, Moment updatedAt, long messages, Moment lastMessageAt) { }
