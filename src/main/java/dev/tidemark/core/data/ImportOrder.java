package dev.tidemark.core.data;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a person wants to have imported.
 *
 * @param map column of the table to name in the file, where they are not alike
 * @param format null to go by the file's ending
 * @param separator of CSV; null to go by the first line
 * @param encoding of CSV; null to find it out
 * @param emptyAsText whether an empty CSV value without quotes is the empty text; otherwise it is NULL, and “""” the empty text
 */
public record ImportOrder(Path file, String table, Map<String, String> map, ImportFormat format, Character separator, Charset encoding, boolean emptyAsText) {
    public ImportOrder {
        map = Map.copyOf(map);
        format = format == null ? ImportFormat.of(file) : format;
    }

    /** A file as it is, its names as the columns are called. */
    public static ImportOrder of(Path file, String table) {
        return new ImportOrder(file, table, Map.of(), null, null, null, false);
    }
}
