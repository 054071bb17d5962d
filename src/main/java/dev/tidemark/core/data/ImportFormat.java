package dev.tidemark.core.data;

import java.nio.file.Path;
import java.util.Locale;

/** What a file to import is written in. */
public enum ImportFormat {
    /** Values with separators between them (RFC 4180), the first line naming the columns. */
    CSV,
    /** An array of objects, or objects one behind the other. */
    JSON;

    /** By the ending of a file: JSON for .json, .jsonl and .ndjson, CSV for all others. */
    public static ImportFormat of(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(json|jsonl|ndjson)") ? JSON : CSV;
    }
}
