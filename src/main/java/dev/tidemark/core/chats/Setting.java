package dev.tidemark.core.chats;

/** One named value of the application's configuration; value and description may be null. */
public record Setting(long id, String key, String value, String category, String description, Moment updatedAt) { }
