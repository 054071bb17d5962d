package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.health.checks.Rights.Open;
import dev.tidemark.core.journal.Draft;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.sqlite.SqliteFile;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.WorkspaceLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files that every user of this computer can read or write. The rights of the file's own group are left alone: the chatbot may need them. */
public final class PermissionsCheck implements HealthCheck {
    private static final int SHOWN = 3;

    private final Journal journal;

    public PermissionsCheck(Journal journal) {
        this.journal = journal;
    }

    @Override public String title() {
        return "Who may read and write the files";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        Workspace workspace = examination.workspace();
        Path file = workspace.databaseFile();
        List<Open> live = Rights.openToAll(Stream.concat(SqliteFile.withSiblings(file).stream(), Stream.of(file.getParent())).toList());
        List<Open> kept = Rights.openToAll(Stream.of(workspace.backups(), workspace.records()).flatMap(folder -> Rights.withFiles(folder).stream()).toList());
        List<Finding> findings = new ArrayList<>();
        // Whoever can change a script, or put another folder in the place of one, decides what runs on the database; reading them tells nothing of it.
        List<Open> steering = Rights.openToAll(Stream.concat(Stream.of(workspace.root(), workspace.root().resolve("flyway.toml"), workspace.root().resolve("tidemark.toml")),
            workspace.migrationFolders().stream().flatMap(folder -> Rights.withFiles(folder).stream())).distinct().toList());
        // That others can look into a folder matters only by what is in it.
        List<Open> writable = Stream.of(live, steering, kept).flatMap(List::stream).filter(Open::written).distinct().toList();
        List<Open> copies = kept.stream().filter(open -> !open.written() && !open.folder()).toList();
        List<Open> read = live.stream().filter(open -> !open.written() && !open.folder()).toList();
        add(findings, "writable-by-all", Severity.WARNING, writable, "can be changed by every user of this computer", workspace);
        add(findings, "copies-open-to-all", Severity.WARNING, copies, "can be read by every user of this computer, and it holds what the database holds", workspace);
        add(findings, "open-to-all", Severity.NOTE, read, "can be read by every user of this computer, with all conversations in it", workspace);
        return findings;
    }

    private void add(List<Finding> findings, String code, Severity severity, List<Open> open, String what, Workspace workspace) {
        if (open.isEmpty()) {
            return;
        }
        Predicate<Path> own = path -> path.startsWith(workspace.backups()) || path.startsWith(workspace.records());
        List<Rights.Change> changes = open.stream().map(each -> Rights.closed(each, own.test(each.path()))).toList();
        List<String> lines = changes.stream().map(Rights.Change::line).toList();
        String named = String.join(", ", open.stream().limit(SHOWN).map(each -> shown(workspace, each.path())).toList()) + (open.size() > SHOWN ? " and " + Texts.count(open.size() - SHOWN, "other", "others") : "");
        Cure cure = new Cure("close", "Take the rights of others away", "What is Tidemark’s own gets the rights of its owner alone, as it is made; of the database the owner and its group keep theirs. A chatbot that runs under an account outside of that group "
            + "could not open it afterwards. The journal keeps the old rights.", Cure.Touches.FILES, () -> lines,
            (progress, cancellation) -> carryOut(changes, workspace));
        findings.add(new Finding(code, severity, named + " " + what + ".", "", List.of(cure)));
    }

    /** @throws dev.tidemark.core.common.Problem WORKSPACE_BUSY, INPUT_OUTPUT; what is changed by then is in the journal */
    private String carryOut(List<Rights.Change> changes, Workspace workspace) {
        try (WorkspaceLock _ = WorkspaceLock.take(workspace, "Take rights away")) {
            List<Rights.Change> done = new ArrayList<>();
            try {
                for (Rights.Change change : changes) {
                    if (change.carryOut()) {
                        done.add(change);
                    }
                }
            } finally {
                if (!done.isEmpty()) {
                    journal.add(Draft.of("cure", sentence(done), null, done.stream().map(Rights.Change::line).toList(), new Undo.None("only rights were changed; the lines of this entry tell the old ones")));
                }
            }
            return sentence(done);
        }
    }

    private static String sentence(List<Rights.Change> done) {
        return done.isEmpty() ? "There was nothing left to change." : "Took the rights of others away from " + Texts.count(done.size(), "file or folder", "files and folders") + ".";
    }

    private static String shown(Workspace workspace, Path path) {
        return path.startsWith(workspace.root()) && !path.equals(workspace.root()) ? workspace.root().relativize(path).toString() : path.toString();
    }
}
