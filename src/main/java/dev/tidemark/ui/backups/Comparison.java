package dev.tidemark.ui.backups;

import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of one table in a backup and in the database as it is now.
 *
 * @param inBackup null when the backup has no such table, or nobody counted it
 * @param now null when the database has no such table, or could not be read
 */
record Comparison(String table, Long inBackup, Long now) {
    /** Every table of both, those of the backup first. */
    static List<Comparison> of(Map<String, Long> backup, Map<String, Long> live) {
        Set<String> names = new LinkedHashSet<>(backup.keySet());
        names.addAll(live.keySet());
        List<Comparison> all = new ArrayList<>();
        names.forEach(name -> all.add(new Comparison(name, backup.get(name), live.get(name))));
        return all;
    }

    boolean differs() {
        return inBackup == null ? now != null : !inBackup.equals(now);
    }

    /** "2,481", or a dash. */
    String inBackupText() {
        return inBackup == null ? "–" : Texts.grouped(inBackup);
    }

    /** "2,499 (+18)", or a dash. */
    String nowText() {
        if (now == null) {
            return "–";
        }
        long more = inBackup == null ? now : now - inBackup;
        return more == 0 ? Texts.grouped(now) : Texts.grouped(now) + " (" + (more > 0 ? "+" : "−") + Texts.grouped(Math.abs(more)) + ")";
    }

    /** "messages: 2,499 rows now, 2,481 in the backup". */
    String sentence() {
        if (now == null) {
            return Messages.text("backups.comesBack", table, Texts.count(inBackup, "row", "rows"));
        }
        return inBackup == null ? Messages.text("backups.goesAway", table, Texts.count(now, "row", "rows"))
            : Messages.text("backups.changes", table, Texts.count(now, "row", "rows"), Texts.grouped(inBackup));
    }
}
