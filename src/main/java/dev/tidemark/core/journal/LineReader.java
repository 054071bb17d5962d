package dev.tidemark.core.journal;

import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one line of the journal, which may be cut short by a crash, of another version of Tidemark, or changed by hand: what is handed on is fit to be used. */
final class LineReader {
    /** Far more entries than anybody has; what is greater is a mistake, and would leave no number for the next entry. */
    static final int GREATEST = 999_999_999;

    private LineReader() { }

    /** @throws JacksonException when it is no entry @throws IllegalArgumentException when it is one that cannot be */
    static JournalFile.Line read(String text) {
        JsonNode node = JsonMapper.shared().readTree(text);
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException("It is no entry");
        }
        JournalFile.State state = object.hasNonNull("state") ? JournalFile.State.valueOf(object.get("state").asString().toUpperCase(Locale.ROOT)) : JournalFile.State.DONE;
        JsonNode undo = object.remove("undo");
        JournalEntry entry = JsonMapper.shared().treeToValue(object, JournalEntry.class);
        require(entry);
        return new JournalFile.Line(state, with(entry, undo == null || undo.isNull() ? null : way(undo, entry)));
    }

    private static void require(JournalEntry entry) {
        if (entry.number() < 1 || entry.number() > GREATEST || entry.undoes() != null && entry.undoes() >= entry.number()
            || entry.at() == null || entry.by() == null || entry.kind() == null || entry.sentence() == null) {
            throw new IllegalArgumentException("It does not tell its number, when, by whom and what");
        }
    }

    /** Where it is told in a way that is not known here, as a newer Tidemark may, the backup that was taken before remains. */
    private static Undo way(JsonNode told, JournalEntry entry) {
        try {
            Undo way = JsonMapper.shared().treeToValue(told, Undo.class);
            if (isFit(way)) {
                return way;
            }
        } catch (JacksonException unknown) {
            System.getLogger(LineReader.class.getName()).log(System.Logger.Level.DEBUG, "Entry " + entry.number() + " is taken back in a way that is not known here", unknown);
        }
        String because = "its entry tells of no other way that this Tidemark knows";
        return isFileName(entry.backup()) ? new Undo.Restore(entry.backup(), because) : new Undo.None(because);
    }

    private static boolean isFit(Undo way) {
        return switch (way) {
            case Undo.RollBack(String from, String to) -> isVersion(from) && (to == null || isVersion(to));
            case Undo.Migrate(String from, String to) -> (from == null || isVersion(from)) && isVersion(to);
            case Undo.Stamp(String from, String to) -> (from == null || isVersion(from)) && (to == null || isVersion(to));
            case Undo.Restore(String backup, String _) -> isFileName(backup);
            case Undo.Rows(String file) -> file != null && JournalFile.KEPT.matcher(file).matches();
            case Undo.Files _ -> true;
            case Undo.None(String because) -> because != null;
        };
    }

    private static boolean isVersion(String text) {
        return text != null && Version.isValid(text);
    }

    /** One that leads out of the folder of backups is none. @throws IllegalArgumentException for what no file can be called */
    private static boolean isFileName(String name) {
        return name != null && !name.isEmpty() && !name.equals("..") && Path.of(name).getNameCount() == 1 && !Path.of(name).isAbsolute();
    }

    private static JournalEntry with(JournalEntry e, Undo undo) {
        return new JournalEntry(e.number(), e.at(), e.by(), e.tool(), e.kind(), e.sentence(), e.backup(), e.details(), e.scripts(), e.counts(), undo, e.undoes(), e.remark(), e.mark(), e.content());
    }
}
