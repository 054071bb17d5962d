package dev.tidemark.core.chats;

/**
 * A project, with what is in it.
 *
 * @param description may be null
 * @param lastActivity the newest time of the project, its documents, its chats and their last messages; may be null
 */
public record Project(long id, String name, String description, Moment createdAt, Moment updatedAt,
                      long documents, long chats, long messages, Moment lastActivity) { }
