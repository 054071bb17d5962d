package dev.tidemark.core;

import dev.tidemark.core.authoring.UndoScripts;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.backups.Replacement;
import dev.tidemark.core.backups.RestoreService;
import dev.tidemark.core.chats.ChatsReader;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.migrations.DriftService;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.ResetService;
import dev.tidemark.core.migrations.ScratchSchema;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.status.StatusReader;
import dev.tidemark.core.workspace.Workspace;
import java.time.Clock;

/** The services of one workspace, wired by hand. Making them opens and creates nothing. Safe for any thread. */
public final class Services {
    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Journal journal;
    private final MigrationService migrations;
    private final RestoreService restores;
    private final ResetService resets;
    private final StatusReader status;
    private final ChatsReader chats;
    private final ScratchSchema scratch = new ScratchSchema();
    private final DriftService drift;
    private final UndoScripts undoScripts;

    /**
     * The services of a workspace.
     *
     * @param user who is named in history rows and journal entries
     */
    public Services(Workspace workspace, Clock clock, String user) {
        this.workspace = workspace;
        this.database = Database.at(workspace.databaseFile());
        this.journal = new Journal(workspace, clock, user);
        this.backups = new BackupService(workspace, database, journal, clock);
        this.migrations = new MigrationService(workspace, database, backups, journal, user);
        Replacement replacement = new Replacement(workspace, database, clock);
        this.restores = new RestoreService(workspace, database, backups, replacement, journal);
        this.resets = new ResetService(workspace, database, backups, replacement, journal, user);
        this.status = new StatusReader(workspace, database, backups, clock);
        this.chats = new ChatsReader(database, workspace.root());
        this.drift = new DriftService(workspace, database, scratch, journal);
        this.undoScripts = new UndoScripts(workspace, scratch, journal);
    }

    /** With the system's clock and the user of this process. */
    public static Services of(Workspace workspace) {
        return new Services(workspace, Clock.systemUTC(), System.getProperty("user.name", ""));
    }

    public Workspace workspace() {
        return workspace;
    }

    public Database database() {
        return database;
    }

    public BackupService backups() {
        return backups;
    }

    public Journal journal() {
        return journal;
    }

    public MigrationService migrations() {
        return migrations;
    }

    public RestoreService restores() {
        return restores;
    }

    public ResetService resets() {
        return resets;
    }

    public StatusReader status() {
        return status;
    }

    public ChatsReader chats() {
        return chats;
    }

    /** The schemas that the migrations build, cached. */
    public ScratchSchema scratch() {
        return scratch;
    }

    public DriftService drift() {
        return drift;
    }

    public UndoScripts undoScripts() {
        return undoScripts;
    }

    /** Reads the live schema; blocking, reads only. */
    public Schema schema() {
        return database.read(SchemaReader::read);
    }
}
