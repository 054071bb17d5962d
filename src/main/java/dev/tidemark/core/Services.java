package dev.tidemark.core;

import dev.tidemark.core.authoring.DriftAdoption;
import dev.tidemark.core.authoring.NewMigrations;
import dev.tidemark.core.authoring.ScriptEditing;
import dev.tidemark.core.authoring.UndoScripts;
import dev.tidemark.core.authoring.WaysBackService;
import dev.tidemark.core.authoring.lint.LintService;
import dev.tidemark.core.authoring.lint.Linter;
import dev.tidemark.core.authoring.lint.rules.Rules;
import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.backups.CompactService;
import dev.tidemark.core.backups.KeptService;
import dev.tidemark.core.backups.Replacement;
import dev.tidemark.core.backups.RestoreService;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.chats.ChatsReader;
import dev.tidemark.core.chats.ItemChanges;
import dev.tidemark.core.chats.StorageOrphans;
import dev.tidemark.core.chats.export.ChatExport;
import dev.tidemark.core.chats.search.ChatSearch;
import dev.tidemark.core.checklist.ChecklistService;
import dev.tidemark.core.compare.CompareService;
import dev.tidemark.core.data.DataService;
import dev.tidemark.core.data.Exporter;
import dev.tidemark.core.data.Importer;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.health.HealthService;
import dev.tidemark.core.health.Integrity;
import dev.tidemark.core.health.Upkeep;
import dev.tidemark.core.health.checks.AlembicCheck;
import dev.tidemark.core.health.checks.ApplicationIdCheck;
import dev.tidemark.core.health.checks.BackupAgeCheck;
import dev.tidemark.core.health.checks.BadlyNamedCheck;
import dev.tidemark.core.health.checks.BaselineScriptCheck;
import dev.tidemark.core.health.checks.ChangedScriptCheck;
import dev.tidemark.core.health.checks.ClockCheck;
import dev.tidemark.core.health.checks.DiskSpaceCheck;
import dev.tidemark.core.health.checks.DriftCheck;
import dev.tidemark.core.health.checks.DuplicateVersionCheck;
import dev.tidemark.core.health.checks.FailedRowCheck;
import dev.tidemark.core.health.checks.ForeignKeyCheck;
import dev.tidemark.core.health.checks.ForeignKeyIndexCheck;
import dev.tidemark.core.health.checks.FreePagesCheck;
import dev.tidemark.core.health.checks.JournalModeCheck;
import dev.tidemark.core.health.checks.JournalLinesCheck;
import dev.tidemark.core.health.checks.LateMigrationCheck;
import dev.tidemark.core.health.checks.LeftoverCheck;
import dev.tidemark.core.health.checks.LockCheck;
import dev.tidemark.core.health.checks.LogSizeCheck;
import dev.tidemark.core.health.checks.MissingScriptCheck;
import dev.tidemark.core.health.checks.MissingUndoCheck;
import dev.tidemark.core.health.checks.NewerSqliteCheck;
import dev.tidemark.core.health.checks.NoHistoryCheck;
import dev.tidemark.core.health.checks.OrphanFilesCheck;
import dev.tidemark.core.health.checks.PageSizeCheck;
import dev.tidemark.core.health.checks.PaidUndoCheck;
import dev.tidemark.core.health.checks.PermissionsCheck;
import dev.tidemark.core.health.checks.ReadOnlyCheck;
import dev.tidemark.core.health.checks.RemainsCheck;
import dev.tidemark.core.health.checks.StatisticsCheck;
import dev.tidemark.core.health.checks.TrashCheck;
import dev.tidemark.core.health.checks.UnsettledFilesCheck;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.migrations.DriftService;
import dev.tidemark.core.migrations.KnownDrift;
import dev.tidemark.core.migrations.MigrationService;
import dev.tidemark.core.migrations.Rehearsal;
import dev.tidemark.core.migrations.Remains;
import dev.tidemark.core.migrations.RepairService;
import dev.tidemark.core.migrations.ResetService;
import dev.tidemark.core.migrations.ScratchSchema;
import dev.tidemark.core.migrations.ScriptRecovery;
import dev.tidemark.core.migrations.StampService;
import dev.tidemark.core.pruning.PruneService;
import dev.tidemark.core.pruning.TrashService;
import dev.tidemark.core.query.QueryService;
import dev.tidemark.core.query.QueryStore;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.status.StatusReader;
import dev.tidemark.core.undo.UndoService;
import dev.tidemark.core.workspace.Workspace;
import java.time.Clock;
import java.util.List;

/** The services of one workspace, wired by hand. Making them opens and creates nothing. Safe for any thread. */
public final class Services {
    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Journal journal;
    private final MigrationService migrations;
    private final Replacement replacement;
    private final RestoreService restores;
    private final ResetService resets;
    private final Rehearsal rehearsal;
    private final StatusReader status;
    private final ChatsReader chats;
    private final ChatSearch chatSearch;
    private final ItemChanges itemChanges;
    private final DataService data;
    private final Exporter exporter;
    private final Importer importer;
    private final ScratchSchema scratch = new ScratchSchema();
    private final DriftService drift;
    private final UndoScripts undoScripts;
    private final StampService stamps;
    private final RepairService repairs;
    private final ScriptRecovery recovery;
    private final NewMigrations newMigrations;
    private final SafeRoad road;
    private final DriftAdoption driftAdoption;
    private final ScriptEditing scriptEditing;
    private final UndoService undo;
    private final HealthService health;
    private final LintService lint;
    private final Remains remains;
    private final Upkeep upkeep;
    private final CompactService compacts;
    private final Clock clock;
    private final QueryService queries;
    private final QueryStore queryStore;

    /**
     * The services of a workspace.
     *
     * @param user who is named in history rows and journal entries
     */
    public Services(Workspace workspace, Clock clock, String user) {
        this.workspace = workspace;
        this.clock = clock;
        this.database = workspace.readOnly() ? Database.untouched(workspace.databaseFile()) : Database.at(workspace.databaseFile());
        this.journal = new Journal(workspace, clock, user);
        this.backups = new BackupService(workspace, database, journal, clock);
        this.migrations = new MigrationService(workspace, database, backups, journal, user);
        this.rehearsal = new Rehearsal(workspace, database, user);
        this.replacement = new Replacement(workspace, database, clock);
        this.restores = new RestoreService(workspace, database, backups, replacement, journal);
        this.resets = new ResetService(workspace, database, backups, replacement, journal, user);
        this.chats = new ChatsReader(database, workspace.root());
        this.chatSearch = new ChatSearch(workspace, database);
        this.data = new DataService(database);
        this.exporter = new Exporter(database);
        this.drift = new DriftService(workspace, database, scratch, journal);
        this.status = new StatusReader(workspace, database, backups, new KnownDrift(workspace, drift), clock);
        this.undoScripts = new UndoScripts(workspace, scratch, journal);
        this.road = new SafeRoad(workspace, database, backups, journal);
        this.itemChanges = new ItemChanges(workspace, database, road);
        this.importer = new Importer(data, road);
        this.queries = new QueryService(workspace, database, road);
        this.queryStore = new QueryStore(workspace, clock);
        this.stamps = new StampService(workspace, database, scratch, journal, road, user);
        this.repairs = new RepairService(workspace, database, road, user);
        this.recovery = new ScriptRecovery(workspace, database, journal);
        this.newMigrations = new NewMigrations(workspace, database, scratch, drift, recovery, journal, clock);
        this.driftAdoption = new DriftAdoption(newMigrations, stamps);
        this.scriptEditing = new ScriptEditing(migrations, journal);
        this.lint = new LintService(workspace, migrations, scratch, new Linter(Rules.all()));
        this.undo = new UndoService(workspace, database, backups, journal, migrations, stamps, restores, road);
        this.remains = new Remains(workspace, journal);
        this.upkeep = new Upkeep(workspace, database, journal);
        this.compacts = new CompactService(workspace, database, backups, replacement, journal);
        this.health = new HealthService(workspace, database, backups, integrity(), checks());
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

    /**
     * Finishes or takes back what a killed process left half done, and writes down how its changes ended.
     *
     * @return how many were found done, or may have been
     * @throws dev.tidemark.core.common.Problem for a database that cannot be read; what is not settled stays for the next time
     */
    public int settle() {
        restores.settle();
        int done = undo.settle();
        itemChanges.settle(journal);
        return done;
    }

    /** Takes back what the journal tells of. */
    public UndoService undo() {
        return undo;
    }

    /** The road of every change of rows. */
    public SafeRoad road() {
        return road;
    }

    public Rehearsal rehearsal() {
        return rehearsal;
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

    /** Looks for words in all that the chatbot keeps. */
    public ChatSearch chatSearch() {
        return chatSearch;
    }

    /** Writes conversations into files. */
    public ChatExport chatExport() {
        return new ChatExport(database);
    }

    /** Renames and deletes projects, chats and documents. */
    public ItemChanges itemChanges() {
        return itemChanges;
    }

    public DataService data() {
        return data;
    }

    public Exporter exporter() {
        return exporter;
    }

    public Importer importer() {
        return importer;
    }

    /** The SQL console. */
    public QueryService queries() {
        return queries;
    }

    /** What was written into the console. */
    public QueryStore queryStore() {
        return queryStore;
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

    public StampService stamps() {
        return stamps;
    }

    public RepairService repairs() {
        return repairs;
    }

    public ScriptRecovery recovery() {
        return recovery;
    }

    public NewMigrations newMigrations() {
        return newMigrations;
    }

    public DriftAdoption driftAdoption() {
        return driftAdoption;
    }

    public ScriptEditing scriptEditing() {
        return scriptEditing;
    }

    public LintService lint() {
        return lint;
    }

    public HealthService health() {
        return health;
    }

    /** Stored files and rows that have lost one another. */
    public StorageOrphans storageOrphans() {
        // File times are the system's, whatever clock the journal goes by.
        return new StorageOrphans(workspace, database, journal, Clock.systemUTC());
    }

    /** The files that deletes have moved away. */
    public TrashService trash() {
        return new TrashService(workspace, journal, clock);
    }

    /** The check of all pages, on request. */
    public Integrity integrity() {
        return new Integrity(database, backups, restores);
    }

    /** Makes the file smaller. */
    public CompactService compacts() {
        return compacts;
    }

    /** The ways back where undo scripts are missing. */
    public WaysBackService waysBack() {
        return new WaysBackService(migrations, undoScripts, backups, database);
    }

    /** The database beside a backup, another file or a version. */
    public CompareService comparisons() {
        return new CompareService(workspace, database, scratch);
    }

    public ChecklistService checklists() {
        return new ChecklistService(database, lint);
    }

    /** What lets old backups go. */
    public PruneService prunes() {
        return new PruneService(workspace, backups, journal, clock);
    }

    /** What restores and resets have kept that belongs to no backup. */
    public KeptService kept() {
        return new KeptService(workspace, journal);
    }

    /** What killed changes left in the workspace's own folder. */
    public Remains remains() {
        return remains;
    }

    /** The one list of checks, in the order in which they run. */
    private List<HealthCheck> checks() {
        return List.of(new ReadOnlyCheck(), new PermissionsCheck(journal), new DiskSpaceCheck(), new ClockCheck(journal, Clock.systemUTC()), new LockCheck(), new JournalModeCheck(upkeep), new LogSizeCheck(upkeep),
            new ApplicationIdCheck(), new NoHistoryCheck(stamps), new AlembicCheck(), new DuplicateVersionCheck(journal), new BadlyNamedCheck(journal), new BaselineScriptCheck(),
            new FailedRowCheck(repairs, restores), new PaidUndoCheck(road), new MissingScriptCheck(recovery, repairs, stamps, restores), new ChangedScriptCheck(recovery, repairs, newMigrations),
            new LateMigrationCheck(migrations, stamps, journal), new LeftoverCheck(scratch, road), new DriftCheck(drift, newMigrations, driftAdoption), new ForeignKeyCheck(road),
            new ForeignKeyIndexCheck(newMigrations), new NewerSqliteCheck(), new StatisticsCheck(road), new FreePagesCheck(compacts), new PageSizeCheck(compacts), new BackupAgeCheck(backups, journal, clock), new JournalLinesCheck(journal),
            new MissingUndoCheck(undoScripts), new RemainsCheck(remains), new UnsettledFilesCheck(restores), new OrphanFilesCheck(storageOrphans()), new TrashCheck(trash()));
    }

    /** Reads the live schema; blocking, reads only. */
    public Schema schema() {
        return database.read(SchemaReader::read);
    }
}
