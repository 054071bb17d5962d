package dev.tidemark.core.migrations;

import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.schema.HistoryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the text of scripts as they were applied: in the folder, in the journal, among the built-in scripts. */
final class AppliedScripts {
    private final Journal journal;

    AppliedScripts(Journal journal) {
        this.journal = journal;
    }

    /**
     * The text that a row of the history stands for.
     *
     * @param file the migration as it lies in the folder now, if it does
     * @return the text whose checksum the row has, wherever it is found; a row without a checksum takes the file's text, else the journal's newest
     */
    Optional<String> text(HistoryRow row, Optional<Migration> file) {
        if (file.isPresent() && (row.checksum() == null || row.checksum() == file.get().checksum())) {
            return file.map(Migration::sql);
        }
        return kept(row);
    }

    /** The text that was kept, wherever the file may be. */
    Optional<String> kept(HistoryRow row) {
        String name = fileName(row);
        List<String> candidates = new ArrayList<>();
        for (JournalEntry entry : journal.entries().reversed()) {
            if (entry.scripts().containsKey(name)) {
                candidates.add(entry.scripts().get(name));
            }
        }
        Map<String, String> builtIn = BuiltInMigrations.scripts();
        if (builtIn.containsKey(name)) {
            candidates.add(builtIn.get(name));
        }
        return candidates.stream().filter(text -> row.checksum() == null || row.checksum() == Checksum.of(text)).findFirst();
    }

    /** The newest text of a file of that name that anything tells of. */
    Optional<String> newest(String name) {
        return journal.entries().reversed().stream().map(entry -> entry.scripts().get(name)).filter(Objects::nonNull).findFirst()
            .or(() -> Optional.ofNullable(BuiltInMigrations.scripts().get(name)));
    }

    /** The file name in a row: Flyway writes the path below its location. */
    static String fileName(HistoryRow row) {
        return row.script().substring(Math.max(row.script().lastIndexOf('/'), row.script().lastIndexOf('\\')) + 1);
    }
}
