package dev.tidemark.core.backups;

import dev.tidemark.core.common.Texts;

/**
 * The stored files that belong to a backup: the documents and chroma folders, in its archive or kept beside it.
 *
 * @param bytes their size as files
 */
public record StoredFiles(long count, long bytes) {
    /** "24 files, 3.1 MB". */
    public String words() {
        return Texts.count(count, "file", "files") + ", " + Texts.size(bytes);
    }
}
