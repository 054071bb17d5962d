package dev.tidemark.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The one list of commands, in the order of the help. */
final class Commands {
    private static final Map<String, Supplier<Subcommand>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("init", InitCommand::new);
        ALL.put("check", CheckCommand::new);
        ALL.put("status", StatusCommand::new);
        ALL.put("current", CurrentCommand::new);
        ALL.put("history", HistoryCommand::new);
        ALL.put("pending", PendingCommand::new);
        ALL.put("migrate", MigrateCommand::new);
        ALL.put("rollback", RollbackCommand::new);
        ALL.put("rehearse", RehearseCommand::new);
        ALL.put("new", NewCommand::new);
        ALL.put("lint", LintCommand::new);
        ALL.put("undo-script", UndoScriptCommand::new);
        ALL.put("stamp", StampCommand::new);
        ALL.put("repair", RepairCommand::new);
        ALL.put("drift", DriftCommand::new);
        ALL.put("compare", CompareCommand::new);
        ALL.put("health", HealthCommand::new);
        ALL.put("locks", LocksCommand::new);
        ALL.put("orphans", OrphansCommand::new);
        ALL.put("trash", TrashCommand::new);
        ALL.put("backup", BackupCommand::new);
        ALL.put("backups", BackupsCommand::new);
        ALL.put("verify", VerifyCommand::new);
        ALL.put("pin", PinCommand::new);
        ALL.put("prune", PruneCommand::new);
        ALL.put("restore", RestoreCommand::new);
        ALL.put("rescue", RescueCommand::new);
        ALL.put("reset", ResetCommand::new);
        ALL.put("journal", JournalCommand::new);
        ALL.put("undo", UndoCommand::new);
        ALL.put("tables", TablesCommand::new);
        ALL.put("schema", SchemaCommand::new);
        ALL.put("diagram", DiagramCommand::new);
        ALL.put("sizes", SizesCommand::new);
        ALL.put("export", ExportCommand::new);
        ALL.put("import", ImportCommand::new);
        ALL.put("search", SearchCommand::new);
        ALL.put("export-chat", ExportChatCommand::new);
        ALL.put("rename", RenameCommand::new);
        ALL.put("delete", DeleteCommand::new);
        ALL.put("query", QueryCommand::new);
        ALL.put("explain", ExplainCommand::new);
        ALL.put("sample", SampleCommand::new);
    }

    private Commands() { }

    static List<String> names() {
        return new ArrayList<>(ALL.keySet());
    }

    /** A new command of that name. */
    static Subcommand create(String name) {
        return ALL.get(name).get();
    }
}
