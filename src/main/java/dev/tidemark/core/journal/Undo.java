package dev.tidemark.core.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How a change is taken back. In the journal's lines it is an object whose {@code how} names the kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "how")
@JsonSubTypes({@JsonSubTypes.Type(value = Undo.RollBack.class, name = "roll back"), @JsonSubTypes.Type(value = Undo.Migrate.class, name = "migrate"),
    @JsonSubTypes.Type(value = Undo.Stamp.class, name = "stamp"), @JsonSubTypes.Type(value = Undo.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Undo.Rows.class, name = "rows"), @JsonSubTypes.Type(value = Undo.Files.class, name = "files"), @JsonSubTypes.Type(value = Undo.None.class, name = "none")})
public sealed interface Undo {
    /** By the undo scripts, from the version that the change led to, down to the one before it; null for base. */
    record RollBack(String from, String to) implements Undo { }

    /** By the scripts, from the version that the change led to (null for base) up to the one before it. */
    record Migrate(String from, String to) implements Undo { }

    /** By stamping the version that was there before; null for base. */
    record Stamp(String from, String to) implements Undo { }

    /**
     * By restoring the backup that was taken before.
     *
     * @param backup its file name
     * @param because why there is no finer way; null where restoring is the natural one
     */
    record Restore(String backup, String because) implements Undo { }

    /**
     * By putting each row back.
     *
     * @param file the file with the rows, in the folder beside the journal
     */
    record Rows(String file) implements Undo { }

    /** By moving files back from the trash; the database has no part in it. */
    record Files() implements Undo { }

    /** Not at all. */
    record None(String because) implements Undo { }
}
