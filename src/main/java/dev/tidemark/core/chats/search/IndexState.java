package dev.tidemark.core.chats.search;

/**
 * How far the index is.
 *
 * @param messages how many are in it
 * @param last the greatest id up to which it knows messages
 * @param mark the database's state when all of it was last compared with the index; null when that has not been done
 * @param bytes the size of its file
 */
public record IndexState(long messages, long last, String mark, long bytes) { }
