package dev.tidemark.core.data;

import java.util.List;

/**
 * A file as it is read, whatever it may be imported into.
 *
 * @param reading in words: "CSV with “;” in UTF-8"
 * @param names of its values, in the order of the first row that has them
 */
public record ImportLook(String reading, List<String> names) {
    public ImportLook {
        names = List.copyOf(names);
    }

    /** How a file is read, in words. @param separator and encoding are null for JSON */
    static String reading(ImportFormat format, Character separator, String encoding) {
        String sign = separator == null ? "" : separator == '\t' ? " with tabs" : " with “" + separator + "”";
        return format + sign + (encoding == null ? "" : " in " + encoding);
    }
}
