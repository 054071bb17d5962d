package dev.tidemark.core.health;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.backups.RestoreService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import java.util.List;
import java.util.Optional;

/** Whether the pages of the file are sound, asked for on purpose: it reads the whole file (https://www.sqlite.org/pragma.html#pragma_integrity_check). Reads only; blocking. */
public final class Integrity {
    /** The code of its finding. */
    public static final String DAMAGED = "damaged";

    private static final int MOST = 20;

    private final Database database;
    private final BackupService backups;
    private final RestoreService restores;

    public Integrity(Database database, BackupService backups, RestoreService restores) {
        this.database = database;
        this.backups = backups;
        this.restores = restores;
    }

    /** How much is looked at; each looks at all that the one before does. The names in lower case are the command line's words. */
    public enum Depth {
        /** All pages and rows, without comparing them with the indexes. */
        QUICK("quick_check"),
        /** All, each index entry by entry too. */
        FULL("integrity_check");

        private final String pragma;

        Depth(String pragma) {
            this.pragma = pragma;
        }
    }

    /**
     * Looks.
     *
     * @return what is damaged as one finding; empty when all is sound
     * @throws dev.tidemark.core.common.Problem CANCELLED, LOCKED …; a file that cannot be read at all is one too
     */
    public Optional<Finding> look(Depth depth, Progress progress, Cancellation cancellation) {
        // SQLite does not tell how far it is.
        progress.report(depth == Depth.QUICK ? "Checking every page" : "Checking every page and every index", -1);
        List<String> damage = database.read(connection -> Interruptible.run(connection, cancellation, "the check of the pages",
            each -> Sql.list(each, "PRAGMA " + depth.pragma + "(" + MOST + ")", row -> row.getString(1))));
        if (damage.equals(List.of("ok"))) {
            return Optional.empty();
        }
        Optional<Cure> restore = restore();
        String name = database.file().getFileName().toString();
        return Optional.of(new Finding(DAMAGED, Severity.ERROR, name + " is damaged: " + damage.getFirst() + (damage.size() > 1 ? " And " + Texts.count(damage.size() - 1, "more like it", "more like it") + "." : ".")
            + (restore.isEmpty() ? " There is no verified backup; “tidemark rescue --output rescued.db” reads out what is still readable." : " Keep a copy of the file as it is before you restore."),
            name, restore.stream().toList()));
    }

    /** The finding that a failure to look is, with its cure where it tells that the database itself cannot be read, or not to its end. Blocking. */
    public Finding of(Problem problem) {
        Finding finding = Finding.of(problem);
        boolean ofTheDatabase = database.file().toString().equals(problem.details().get("path")) && switch (problem.code()) {
            case DAMAGED, TRUNCATED, NOT_A_DATABASE, FILE_EMPTY, FILE_MISSING -> true;
            default -> false;
        };
        return ofTheDatabase ? new Finding(finding.code(), finding.severity(), finding.sentence(), finding.place(), restore().stream().toList()) : finding;
    }

    /** Backups that cannot be listed hide no damage; that they cannot is a finding of its own. */
    private Optional<Cure> restore() {
        try {
            return backups.list().stream().filter(Backup::verified).findFirst().map(backup -> RestoreCure.of(restores, backup));
        } catch (Problem closed) {
            System.getLogger(Integrity.class.getName()).log(System.Logger.Level.DEBUG, "No backup to restore", closed);
            return Optional.empty();
        }
    }
}
