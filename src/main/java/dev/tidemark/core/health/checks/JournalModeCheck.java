package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.health.Upkeep;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A database on a network drive: a write-ahead log needs memory that all its programs share and so one computer (https://www.sqlite.org/wal.html#overview), and locks are as good as
 * the drive's (https://www.sqlite.org/howtocorrupt.html, section 2.1).
 */
public final class JournalModeCheck implements HealthCheck {
    private static final Pattern NETWORK = Pattern.compile("nfs\\d?|cifs|smb\\d?|smbfs|afpfs|webdav|davfs2?|fuse\\.sshfs|sshfs|fuse\\.rclone|glusterfs|fuse\\.glusterfs|ceph|9p|vboxsf|vmhgfs|fuse\\.vmhgfs-fuse");

    private final Upkeep upkeep;
    private final FileSystemOf fileSystem;

    /** The type of the file system on which a file lies, as the system names it. */
    @FunctionalInterface
    interface FileSystemOf {
        String type(Path file) throws IOException;
    }

    public JournalModeCheck(Upkeep upkeep) {
        this(upkeep, file -> Files.getFileStore(file).type());
    }

    JournalModeCheck(Upkeep upkeep, FileSystemOf fileSystem) {
        this.upkeep = upkeep;
        this.fileSystem = fileSystem;
    }

    @Override public String title() {
        return "Journal mode";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        Path file = examination.workspace().databaseFile();
        String type = type(file);
        if (!NETWORK.matcher(type).matches()) {
            return List.of();
        }
        String name = examination.workspace().databaseName();
        boolean wal = "wal".equals(examination.database().<String>read(connection -> Sql.text(connection, "PRAGMA journal_mode")));
        if (!wal) {
            return List.of(new Finding("network-drive", Severity.NOTE, name + " lies on a network drive (" + type + "). SQLite’s locks are only as good as those of the drive: use it from one computer at a time, "
                + "or move it to a disk of this one.", name, List.of()));
        }
        Cure cure = new Cure("rollback-journal", "Use a rollback journal", "The database keeps its rows; from then on SQLite writes a journal beside it in place of the log. All other programs have to let go of it for a moment.", Cure.Touches.STORAGE,
            () -> List.of("PRAGMA journal_mode = DELETE;"),
            (progress, cancelled) -> upkeep.run("Use a rollback journal", name + " uses a rollback journal now.", List.of("PRAGMA journal_mode = DELETE"), connection -> {
                if (!"delete".equals(Sql.text(connection, "PRAGMA journal_mode = DELETE"))) {
                    throw Problem.of(ProblemCode.LOCKED, "path", file, "waited", Database.WAITED);
                }
                return null;
            }));
        return List.of(new Finding("journal-mode", Severity.WARNING, name + " uses a write-ahead log on a network drive (" + type + "), where SQLite cannot keep it whole: programs on two computers do not see each other’s log.",
            name, List.of(cure)));
    }

    private String type(Path file) {
        try {
            return fileSystem.type(file).toLowerCase(Locale.ROOT);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }
}
