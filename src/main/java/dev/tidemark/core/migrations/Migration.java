package dev.tidemark.core.migrations;

import dev.tidemark.core.schema.Version;
import dev.tidemark.core.sqlite.SqlScript;
import dev.tidemark.core.sqlite.SqlStatement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A migration as it lies in the folder.
 *
 * @param version null for a repeatable migration, which runs again whenever its text changes
 * @param description from the file name, with blanks: "add metadata to documents"
 * @param script the file
 * @param sql its text
 * @param checksum as Flyway computes it
 * @param undoScript the undo script beside it, or null
 */
public record Migration(Version version, String description, Path script, String sql, int checksum, Path undoScript) {
    public boolean repeatable() {
        return version == null;
    }

    /** "V7 widen document file name", or "Repeatable: …". */
    public String label() {
        return repeatable() ? "Repeatable: " + description : version.label() + " " + description;
    }

    public String fileName() {
        return script.getFileName().toString();
    }

    /** The statements that it runs, in order. */
    public List<SqlStatement> statements() {
        return SqlScript.split(sql);
    }

    public Optional<Path> undo() {
        return Optional.ofNullable(undoScript);
    }

    /** Where its undo script is, or would be: {@code U7__widen_document_filename.sql} beside it. */
    public Path undoPath() {
        return undo().orElseGet(() -> script.resolveSibling("U" + fileName().substring(1)));
    }

    /**
     * The undo script's text, read now; empty when there is no undo script. Blocking.
     *
     * @throws dev.tidemark.core.common.Problem MIGRATION_UNREADABLE
     */
    public Optional<String> undoText() {
        return undo().map(ScriptFile::read);
    }
}
