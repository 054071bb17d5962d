package dev.tidemark.core.chats;

/**
 * An uploaded file, as the database knows it and as the disk has it.
 *
 * @param filePath as stored
 * @param fileSize in bytes, as stored
 * @param status uploaded, processing, completed or failed; null when this version has no status
 * @param errorMessage why processing failed, or null
 * @param metadata raw JSON text, at most {@link ChatsReader#LONGEST_TEXT} characters, or null
 * @param processedAt null until it was processed
 * @param file what is at that path now
 */
public record Document(long id, long projectId, String filename, String filePath, String fileType, long fileSize, String status,
                       String errorMessage, String metadata, Moment createdAt, Moment processedAt, StoredFile file) { }
