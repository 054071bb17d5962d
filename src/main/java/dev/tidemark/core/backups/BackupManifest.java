package dev.tidemark.core.backups;

import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * What is known of a backup, kept in a small JSON file beside it.
 *
 * @param version the schema version inside, or null at base
 * @param note the person's own words, or null
 * @param bytes the size of the backup file
 * @param sha256 the hash of the backup file, 64 hexadecimal digits
 * @param rows the rows of each table
 * @param sourceFile the database that it is a copy of
 * @param tool what made it, with its version
 * @param sqlite the version of SQLite that made it; null in manifests of earlier versions
 * @param mark the {@link dev.tidemark.core.sqlite.StateMark} of the source when it was copied; null in manifests of earlier versions
 * @param compared how the copy was compared with its source: "byte by byte", "value by value" or "by counts"; null in manifests of earlier versions
 * @param files how many stored files are in it; null for a backup of the database alone
 * @param fileBytes their size together; null likewise
 */
record BackupManifest(Instant createdAt, BackupReason reason, String version, String note, long bytes, String sha256,
                      Map<String, Long> rows, String sourceFile, String tool, String sqlite, String mark, String compared, Long files, Long fileBytes) {
    /**
     * Reads a manifest. As a stream: an object mapper takes longer to load than a command line takes for all else.
     *
     * @throws JacksonException when it is no manifest
     */
    static BackupManifest read(Path file) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> rows = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_OBJECT && name.equals("rows")) {
                    readRows(json, rows);
                } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                    texts.put(name, json.getString());
                }
                json.skipChildren();
            }
            return new BackupManifest(Instant.parse(needed(texts, "createdAt")), BackupReason.valueOf(needed(texts, "reason")), version(texts.get("version")),
                texts.get("note"), Long.parseLong(needed(texts, "bytes")), needed(texts, "sha256"), rows, texts.get("sourceFile"), texts.get("tool"), texts.get("sqlite"), texts.get("mark"), texts.get("compared"), number(texts, "files"), number(texts, "fileBytes"));
        } catch (DateTimeException | IllegalArgumentException unfit) {
            throw new StreamReadException((JsonParser) null, "it is not the manifest of a backup", unfit);
        }
    }

    private static String version(String told) {
        if (told != null && !Version.isValid(told)) {
            throw new IllegalArgumentException("it tells no version: " + told);
        }
        return told;
    }

    private static Long number(Map<String, String> texts, String name) {
        return texts.containsKey(name) ? Long.valueOf(texts.get(name)) : null;
    }

    private static String needed(Map<String, String> texts, String name) {
        if (!texts.containsKey(name)) {
            throw new IllegalArgumentException("it does not tell its " + name);
        }
        return texts.get(name);
    }

    private static void readRows(JsonParser json, Map<String, Long> rows) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String table = json.currentName();
            json.nextToken();
            rows.put(table, json.getLongValue());
        }
    }
}
