package dev.tidemark.core.backups;

import java.time.Instant;
import java.util.List;

/**
 * What is in an archive, as its last entry tells: every file with its hash, so that each can be checked when it is read.
 *
 * @param database the copy of the database
 * @param folders which of the workspace's folders are in it: "documents", "chroma"
 * @param files all files below them
 * @param notes what is not in it, or perhaps not of one moment, in sentences
 */
record ArchiveContents(int format, Entry database, List<String> folders, List<Entry> files, List<String> notes) {
    /** The name of the entry that has this, as JSON. */
    static final String NAME = "tidemark.json";
    static final String DATABASE_FOLDER = "database";
    static final int FORMAT = 1;

    ArchiveContents {
        folders = List.copyOf(folders);
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    /**
     * A file in the archive.
     *
     * @param path as in the workspace, with slashes
     * @param sha256 64 hexadecimal digits
     */
    record Entry(String path, long bytes, String sha256, Instant modified) { }

    StoredFiles stored() {
        return new StoredFiles(files.size(), files.stream().mapToLong(Entry::bytes).sum());
    }
}
