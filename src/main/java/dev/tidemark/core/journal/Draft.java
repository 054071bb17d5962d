package dev.tidemark.core.journal;

import dev.tidemark.core.common.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is to be written down of a change.
 *
 * @param kind migrate, roll back, stamp, repair, cure, back up, restore, reset, edit, delete, import, undo …
 * @param sentence what was done: "Migrated V5 → V7: 2 migrations in 53 ms."
 * @param backup the file name of the backup taken before, or of the one that was made; null for none
 * @param details one line per thing done, a statement for instance; very long and very many lines are cut, since the journal is read as a whole
 * @param scripts the text of each script that was applied, by file name
 * @param counts rows before and after, by touched table
 * @param undo how it is taken back; null when that was not told
 * @param undoes the number of the entry that this takes back; null for none
 * @param content the {@linkplain dev.tidemark.core.sqlite.Contents#hash hash} of what the database holds once an announced change is made; null where that is not
 *     known, and in what is written down afterwards
 */
public record Draft(String kind, String sentence, String backup, List<String> details, Map<String, String> scripts, Map<String, RowCount> counts, Undo undo, Integer undoes, String content) {
    private static final int LONGEST_LINE = 10_000;
    private static final int MOST_LINES = 1_000;

    public Draft {
        details = bounded(details);
        scripts = Map.copyOf(scripts);
    }

    public Draft(String kind, String sentence, String backup, List<String> details, Map<String, String> scripts, Map<String, RowCount> counts, Undo undo, Integer undoes) {
        this(kind, sentence, backup, details, scripts, counts, undo, undoes, null);
    }

    private static List<String> bounded(List<String> lines) {
        if (lines.size() <= MOST_LINES && lines.stream().allMatch(line -> line.length() <= LONGEST_LINE)) {
            return List.copyOf(lines);
        }
        List<String> cut = lines.stream().map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 100) + " … (" + Texts.grouped(line.length()) + " characters in all)").toList();
        if (cut.size() <= MOST_LINES) {
            return cut;
        }
        Stream<String> passedOver = Stream.of("… " + Texts.grouped(cut.size() - MOST_LINES + 1) + " more lines …", cut.getLast());
        return Stream.concat(cut.stream().limit(MOST_LINES - 2), passedOver).toList();
    }

    /** A change that only has words. */
    public static Draft of(String kind, String sentence, String backup, List<String> details, Undo undo) {
        return new Draft(kind, sentence, backup, details, Map.of(), Map.of(), undo, null);
    }

    /** With the texts of scripts. */
    public Draft with(Map<String, String> texts) {
        return new Draft(kind, sentence, backup, details, texts, counts, undo, undoes, content);
    }

    /** With the numbers of rows. */
    public Draft counting(Map<String, RowCount> rows) {
        return new Draft(kind, sentence, backup, details, scripts, rows, undo, undoes, content);
    }

    /** With one more line of details. */
    public Draft adding(String line) {
        return new Draft(kind, sentence, backup, Stream.concat(details.stream(), Stream.of(line)).toList(), scripts, counts, undo, undoes, content);
    }

    /** As the announcement of a change that leads to a known content. */
    public Draft leadingTo(String hash) {
        return new Draft(kind, sentence, backup, details, scripts, counts, undo, undoes, hash);
    }
}
