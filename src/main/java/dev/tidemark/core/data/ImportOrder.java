package dev.tidemark.core.data;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a person wants to have imported.
 *
 * @param map column of the table to name in the file, where they are not alike; to the empty text for a column that takes nothing
 * @param format null to go by the file's ending
 * @param separator of CSV; null to go by the first line
 * @param encoding of CSV; null to find it out
 * @param emptyAsText whether an empty CSV value without quotes is the empty text; otherwise it is NULL, and “""” the empty text
 * @param header whether the first line of CSV names the columns; otherwise its values are called 1, 2, 3 …, and go to the columns in their order
 */
public record ImportOrder(Path file, String table, Map<String, String> map, ImportFormat format, Character separator, Charset encoding, boolean emptyAsText, boolean header) {
    public ImportOrder {
        map = Map.copyOf(map);
        format = format == null ? ImportFormat.of(file) : format;
    }

    /** One whose first line names the columns. */
    public ImportOrder(Path file, String table, Map<String, String> map, ImportFormat format, Character separator, Charset encoding, boolean emptyAsText) {
        this(file, table, map, format, separator, encoding, emptyAsText, true);
    }

    /** The same with other names for the columns. */
    public ImportOrder mapped(Map<String, String> columns) {
        return new ImportOrder(file, table, columns, format, separator, encoding, emptyAsText, header);
    }

    /** The same, read in another way; the columns take what is called as they are. */
    public ImportOrder read(Character newSeparator, Charset newEncoding, boolean newHeader) {
        return new ImportOrder(file, table, Map.of(), format, newSeparator, newEncoding, emptyAsText, newHeader);
    }

    /** The same with another meaning of empty values. */
    public ImportOrder withEmptyAsText(boolean asText) {
        return new ImportOrder(file, table, map, format, separator, encoding, asText, header);
    }

    /** A file as it is, its names as the columns are called. */
    public static ImportOrder of(Path file, String table) {
        return new ImportOrder(file, table, Map.of(), null, null, null, false);
    }
}
