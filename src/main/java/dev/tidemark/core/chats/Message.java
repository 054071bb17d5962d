package dev.tidemark.core.chats;

/**
 * One turn of a conversation.
 *
 * @param role system, user or assistant
 * @param content at most {@link ChatsReader#LONGEST_TEXT} characters of it
 * @param length the number of characters of the whole content
 * @param metadata raw JSON text, at most {@link ChatsReader#LONGEST_TEXT} characters, or null
 */
public record Message(long id, long chatId, String role, String content, long length, String metadata, Moment createdAt) { }
