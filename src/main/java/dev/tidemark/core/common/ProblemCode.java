package dev.tidemark.core.common;

/**
 * Every failure that a person can meet, each with its stable code and three sentences: what happened, what is unchanged
 * and what to do next. Words in braces are filled in by {@link Problem#of(ProblemCode, Object...)}.
 */
public enum ProblemCode {
    FILE_MISSING("TM-101", "There is no file at {path}.",
        "Nothing was created.", "Check the path. If the file was lost, restore a backup; to make a new workspace, run “tidemark init DIR” or choose New workspace."),
    NOT_A_FILE("TM-102", "{path} is a folder, not a database file.",
        "Nothing was changed.", "Choose the database file in it, or open the folder as a workspace."),
    FILE_EMPTY("TM-103", "{path} is empty: 0 bytes, as a failed copy leaves it.",
        "The file was not touched.", "Restore a backup over it. If it never held data, delete it and run “tidemark init”."),
    NOT_A_DATABASE("TM-104", "{path} is not a SQLite database, or it is encrypted.",
        "The file was not touched.", "Choose another file, or restore a backup over this one."),
    TRUNCATED("TM-105", "{path} is cut short: it says that it has {expected} bytes and has {actual}.",
        "The file was not touched.", "Keep this file, then restore the newest verified backup. Where there is none, “tidemark rescue \"{path}\" --output rescued.db” reads out what is still readable."),
    DAMAGED("TM-106", "{path} is damaged: {detail}.",
        "The file was not changed further.", "Keep a copy of this file as it is, then restore the newest verified backup. Where there is none, “tidemark rescue \"{path}\" --output rescued.db” reads out what is still readable."),
    READ_ONLY("TM-107", "{path} cannot be written: the file or its folder is read-only.",
        "Nothing was changed.", "Give yourself write permission for the file and its folder, or work on a copy."),
    CANNOT_OPEN("TM-108", "{path} could not be opened: {detail}.",
        "Nothing was changed.", "Check that you may read the file and its folder."),
    LOCKED("TM-109", "Another program is using {path} and did not let go within {waited}.",
        "Nothing was changed.", "Let “tidemark locks” name the program; close or pause it, for example the chatbot, and try again."),
    DISK_FULL("TM-110", "The disk that holds {path} is full.",
        "The change was rolled back; the database is as it was before.", "Free some space and try again."),
    INPUT_OUTPUT("TM-111", "Reading or writing {path} failed: {detail}.",
        "No change was completed.", "Check that you may read and write there, and the disk and its connection; then try again."),
    CONSTRAINT("TM-112", "The data does not allow this: {detail}.",
        "Nothing was changed.", "Change the conflicting rows first, then try again."),
    SQL_FAILED("TM-113", "SQLite refused a statement: {detail}.",
        "Nothing was changed.", "Correct the statement and try again."),
    CANCELLED("TM-114", "Cancelled: {what}.",
        "Everything is as it was before.", "Start it again when you are ready."),
    UNREADABLE_WITHOUT_WRITING("TM-115", "{path} cannot be read without writing beside it: it uses a write-ahead log, or a change was interrupted, and its folder is read-only.",
        "Nothing was changed.", "Open it read-only (--read-only), give yourself write permission for the file and its folder, or copy the file with its -wal and -journal to a folder of your own and open that."),
    JOURNAL_NOT_WRITTEN("TM-116", "This was done, but the journal {path} could not record it, {detail}: {done}",
        "The database is as that change left it; only the record of it is missing.", "Make the journal writable, or free some space. The change need not be done again."),
    NOTHING_TO_RESCUE("TM-117", "Nothing in {path} looks like a row of a SQLite database: it is another kind of file, encrypted, or overwritten.",
        "The file was not touched, and no new one was written.", "Restore a backup. If the file is encrypted, open it with the program that made it."),
    OPENED_READ_ONLY("TM-118", "{path} is open read-only.",
        "Nothing was changed.", "Go back to the live database, or open the file for changes without --read-only. A backup is never changed: restore it."),
    UNREADABLE_UNTOUCHED("TM-119", "{path} cannot be read without writing: a change was interrupted, or the write-ahead log beside it has to be taken in first.",
        "Nothing was changed.", "Open it for changes, so that SQLite recovers it; or let “tidemark rescue \"{path}\" --output rescued.db” read it into a new database."),
    CHANGED_WHILE_READ("TM-120", "Another program began to write to {path} while it was read.",
        "Nothing was changed.", "Try again."),

    WORKSPACE_MISSING("TM-201", "There is no Tidemark workspace at {path}: no database and no migrations folder.",
        "Nothing was created.", "Run “tidemark init {path}” to make one, or name another folder with --workspace."),
    WORKSPACE_BUSY("TM-202", "Another Tidemark is at work on this workspace: {owner}.",
        "Nothing was changed.", "Wait until it has finished, then try again."),
    CONFIG_UNREADABLE("TM-203", "The configuration {path} cannot be read: {detail}.",
        "Nothing was changed.", "Correct the line that is named, or remove the file to use the defaults."),
    DATABASE_URL_UNSUPPORTED("TM-204", "The database URL “{url}” does not name a SQLite file.",
        "Nothing was opened.", "Use a form such as sqlite:///./storage/sqlite/app.db or jdbc:sqlite:sqlite/app.db."),
    WORKSPACE_EXISTS("TM-205", "{path} already holds a database.",
        "It was left as it is.", "Open it, or choose an empty folder."),
    LOCATION_UNSUPPORTED("TM-206", "The location “{location}” is not a folder; Tidemark reads scripts from folders only.",
        "Nothing was opened.", "Name the folder itself, such as filesystem:src/main/resources/db/migration, in FLYWAY_LOCATIONS or in flyway.toml; several are separated by commas."),
    PREFERENCES_UNREADABLE("TM-207", "What was chosen for the window cannot be read from {path}: {detail}.",
        "The window begins as at its first start; the file is as it was.", "Correct the file and start again, or choose anew: with the next choice it is kept as {kept}, and a new one is begun."),

    MIGRATIONS_FOLDER_MISSING("TM-301", "The migrations folder {path} does not exist.",
        "The database was not touched.", "Create the folder, correct the configured location, or run “tidemark init”."),
    MIGRATION_BADLY_NAMED("TM-302", "In the migrations folder, this is not named as a migration: {files}.",
        "The database was not touched.", "Rename it to V<version>__<description>.sql, or U<version>__<description>.sql for an undo script."),
    MIGRATION_DUPLICATE("TM-303", "Version {version} exists more than once: {files}.",
        "The database was not touched.", "Give one of the files another version."),
    VERSION_UNKNOWN("TM-304", "There is no version {version} here. Known versions: {known}.",
        "The database was not touched.", "Name one of the known versions, “latest” or “base”."),
    TARGET_WRONG_WAY("TM-305", "{target} cannot be the target of a {verb}: the database is at {current}.",
        "The database was not touched.", "{advice}"),
    MIGRATION_UNREADABLE("TM-306", "The script {file} cannot be read: {detail}.",
        "The database was not touched.", "{advice}"),
    SCRIPT_NOT_SAFE("TM-307", "{file}, line {line}: {detail}.",
        "The database was not touched.", "Take the statement out of the script: Tidemark runs the whole change in one transaction of its own."),
    MIGRATION_FAILED("TM-308", "{file}, line {line}: {detail}. The statement was: {statement}",
        "Everything was rolled back; the database is as it was before.", "{advice}"),
    MIGRATION_LOSES_ROWS("TM-309", "{file} would have lost rows that it does not delete itself: {detail}.",
        "Everything was rolled back; every row is still there.", "Rebuild the table so that its rows are copied, or delete the rows in a statement of its own."),
    FOREIGN_KEYS_BROKEN("TM-310", "{file} would have left rows that point to nothing: {detail}.",
        "Everything was rolled back; the database is as it was before.", "Correct the script so that every reference still has its row."),
    UNDO_MISSING("TM-311", "V{version} has no undo script, so it cannot be rolled back: {file} is not there.",
        "The database was not touched.", "Let “tidemark undo-script {version}” derive one for your review, or write it yourself; {backup}."),
    HISTORY_UNREADABLE("TM-312", "The schema history cannot be read: {detail}.",
        "The database was not touched.", "Look at the table flyway_schema_history, or restore a backup."),
    HISTORY_REFUSED("TM-313", "The schema history and the scripts do not agree: {detail}.",
        "The database was not touched.", "Run “tidemark health”: it tells what is wrong with each of them, and offers its cures."),
    PLAN_OUTDATED("TM-314", "The database or its scripts changed after the plan was shown: {detail}.",
        "Nothing was changed.", "Look at the plan again; it shows the new state."),
    SCHEMA_NOT_EMPTY("TM-315", "The database has tables but no schema history, so it is unknown which migrations it has: {tables}.",
        "The database was not touched.", "Run “tidemark health”: it compares the tables with each version and names the one that they match; “tidemark stamp VERSION” then adopts the database, after a backup."),
    RESULT_UNEXPECTED("TM-316", "The run was carried out, but the check after it failed: {detail}.",
        "The state before the run is kept in {backup}.", "Restore that backup, or look at the migrations and go on from there."),
    SCRATCH_FAILED("TM-317", "It cannot be told what {file} builds: line {line} does not run on an empty database, {detail}.",
        "The database was not touched.", "Correct that line, or put the script back as it was applied."),
    APPLIED_TEXT_UNKNOWN("TM-318", "The text of {script} as it was applied is not known: its file is gone or changed, and the journal has not kept it.",
        "Nothing was changed.", "Put the script back from your version control or from another computer, then try again."),
    STAMP_DIFFERS("TM-319", "The database is not what {version} builds: {differences}",
        "Nothing was changed.", "Look at the differences. To stamp all the same, give a reason: “tidemark stamp {target} --because TEXT”."),
    STAMP_REFUSED("TM-320", "The database cannot be stamped: {detail}.",
        "Nothing was changed.", "{advice}."),
    DERIVED_NOT_POSSIBLE("TM-321", "No script could be derived: {detail}.",
        "Nothing was written.", "{advice}."),
    CURE_UNKNOWN("TM-322", "There is no cure “{cure}” for what was found.",
        "Nothing was changed.", "Run “tidemark health” to see which cures there are."),
    MIGRATION_LOSES_OBJECTS("TM-323", "{file} would have lost what it does not drop itself: {detail}.",
        "Everything was rolled back; the database is as it was before.", "Create what is missing again at the end of the script, or drop it there by its name."),
    RUN_STOPPED("TM-324", "{done} of {all} steps were done, then the run stopped: {detail}",
        "What was done stays, the database is at {version}; the step that failed was rolled back.", "Correct the cause and run the rest, or go back to {from}."),
    NO_SPACE_FOR_REHEARSAL("TM-325", "There is not enough space for a rehearsal: it needs {needed} beside the database, and {free} are free.",
        "Nothing was changed.", "Free some space and try again, or run without a rehearsal."),
    BASELINE_SCRIPT("TM-326", "Flyway would begin this database with {file}, in place of all scripts up to there; Tidemark runs no baseline scripts.",
        "The database was not touched.", "Let Flyway run its migrate once, then go on here; or take the file out of the folder to begin with the first script."),
    SCRIPT_MISSING("TM-327", "{version} is applied, and its script {script} is gone, so it cannot be rolled back.",
        "The database was not touched.", "Let “tidemark health --cure missing-script:{version}/recover” bring it back from the journal, with its undo script where that is kept; {backup}."),
    SCHEMA_FILE_WRONG("TM-330", "{file}, line {line}: {detail}. The line is: {text}",
        "Nothing was written, and the database was not touched.", "Correct that line and try again."),
    SCHEMA_FILE_MISSING("TM-331", "There is no {path}, which would say what the schema shall be.",
        "Nothing was written, and the database was not touched.", "Name the file with --schema, or write one: “sqlite3 app.db .schema” makes a first one."),
    MESSAGE_NOT_CLEAR("TM-332", "The message “{message}” will not do: {detail}.",
        "Nothing was written.", "Say in a few words what changes and where, for example “Add metadata to documents”."),
    MIGRATION_EXISTS("TM-333", "There is a migration of that name already: {file}.",
        "Nothing was written.", "Say what is different this time."),
    RENAME_UNDECIDED("TM-334", "What goes and what comes look like a rename: {questions}",
        "Nothing was written.", "Confirm each with --rename {option}, or say with --no-rename that the old goes with its data and the new begins empty."),
    FILL_MISSING("TM-335", "Column “{column}” must have a value from now on, and {count} of “{table}” have none.",
        "Nothing was written.", "Say what they get with --fill {option}=VALUE: a value, or an expression in brackets."),
    SCHEMA_FILE_EMPTY("TM-339", "{path} describes no table, so a migration made of it would drop every table with all its rows.",
        "Nothing was written, and the database was not touched.", "Look whether it is the right file. To drop tables for good, write the DROP statements by hand: “tidemark new” makes the file for them."),
    SCRIPT_APPLIED("TM-340", "{file} is applied: the database was built with the text that it has now, and Flyway would refuse another one.",
        "The file was left as it is; your text is still in the editor.", "Write the change as a new migration, or roll back to the version before it first and save then."),
    SCRIPT_CHANGED_MEANWHILE("TM-341", "{file} was changed by another program since it was opened here.",
        "The file was left as it is; your text is still in the editor.", "Copy what you want to keep, open the script again and put it in."),

    BACKUP_NOT_VERIFIED("TM-401", "The backup {path} did not pass its check: {detail}.",
        "The database was not changed, and this backup is not offered for a restore.", "Make a new backup, or choose another one."),
    BACKUP_MISSING("TM-402", "There is no backup {path}.",
        "Nothing was changed.", "Choose one from the list of backups."),
    BACKUP_FAILED("TM-403", "The backup could not be made: {detail}.",
        "The database was not changed, and no unfinished file was left behind.", "Remove the cause and try again: the folder must be yours to write into, and have space."),
    RESTORE_FAILED("TM-404", "The restore could not be completed: {detail}.",
        "The database is as it was before; the safety backup {safety} is kept.", "Remove the cause and try again."),
    NO_SPACE_FOR_BACKUP("TM-405", "There is not enough space for a backup: it needs {needed}, and {free} are free.",
        "Nothing was changed.", "Free some space, or move the backups folder to another disk."),
    RESTORE_DISTURBED("TM-406", "Another program used the database while it was restored, so its content could not be compared with the backup.",
        "What was there before is kept in {kept}.", "Close the other program, for example the chatbot, and restore again."),
    OTHERS_WRITE("TM-407", "Another program keeps writing to {path}: it wrote again after the safety backup, {times} times.",
        "Nothing was changed, and what it wrote is there.", "Close or pause that program, for example the chatbot, and try again."),
    TABLE_UNFIT("TM-408", "The table “{table}” cannot be restored by itself: {detail}.",
        "Nothing was changed.", "Restore the whole backup, or choose other tables."),
    NO_SPACE_TO_COMPACT("TM-409", "There is not enough space to make the file smaller: on {disk} it needs {needed} for a while, and {free} are free.",
        "Nothing was changed.", "Free some space, for example by “tidemark prune”, and try again."),
    COMPACT_REFUSED("TM-410", "The database was not compacted: {detail}.",
        "The database is as it was.", "Nothing has to be done: a larger file works as well."),
    NO_SPACE_FOR_RESTORE("TM-411", "There is not enough space to restore the stored files: they need {needed} beside those that are there, and {free} are free.",
        "Nothing was changed.", "Free some space, or restore the database only."),
    FILES_NOT_PUT_BACK("TM-412", "The restore did not succeed ({reason}), and the stored files could not be put back: {detail}.",
        "No file is lost: those that are not back in their place are in {kept}.", "Look what stands in the way; Tidemark puts them back at its next start, before the next restore, or when Health is asked to."),

    CONFIRMATION_WRONG("TM-501", "The typed name does not match “{expected}”.",
        "Nothing was changed.", "Type the database's name exactly as shown."),
    NOT_FOUND("TM-502", "There is no {kind} named “{name}” in {where}.",
        "Nothing was changed.", "Choose one of: {known}."),
    SAMPLE_REFUSED("TM-503", "The sample data was not filled in: {detail}.",
        "Nothing was changed.", "{advice}."),

    CHANGE_OUTDATED("TM-520", "The data changed after the preview was shown: {detail}.",
        "Nothing was changed.", "Look at the preview again; it shows what would happen now."),

    ENTRY_UNKNOWN("TM-530", "The journal has no entry {number}.",
        "Nothing was changed.", "Run “tidemark journal” to see the entries and their numbers."),
    UNDO_REFUSED("TM-531", "{entry} cannot be taken back: {detail}.",
        "Nothing was changed.", "{advice}."),
    ROWS_CHANGED_SINCE("TM-532", "Rows were changed since, so that putting the old ones back would lose that: {detail}.",
        "Nothing was changed.", "Take the later changes back first, or restore the backup that was taken before."),
    NOT_READABLE("TM-541", "{name} cannot be read as the schema is now: {detail}.",
        "Nothing was changed; the data of other tables is not affected.", "Put back what it needs, or choose another table."),
    ROW_GONE("TM-542", "The row {row} of {table} is not there any more: another program deleted it, or gave it another key.",
        "Nothing was changed.", "Refresh, and look for the row again."),
    ROW_CHANGED("TM-543", "The row {row} of {table} is no longer what you saw when you edited it: another program changed or deleted it.",
        "Nothing was changed; what you have staged is kept.", "Refresh to see the row as it is now, then undo that edit or make it again."),

    QUERY_WRONG("TM-550", "Line {line}, column {column}: {detail}.",
        "Nothing was changed.", "Correct the statement there and run it again."),
    QUERY_READ_ONLY("TM-551", "Line {line}: {verb} changes rows, and the console is read-only.",
        "Nothing was run and nothing was changed.", "To change rows, allow it first: press “Read-only” in the window, or give --write on the command line; you will see the rows before."),
    QUERY_REFUSED("TM-552", "Line {line} is not run here: {detail}.",
        "Nothing was run and nothing was changed.", "{advice}."),
    QUERY_PARAMETER("TM-553", "The parameters do not fit: {detail}.",
        "Nothing was run.", "Give each parameter a value of its type, or NULL."),
    QUERY_OUTDATED("TM-554", "The data changed since these rows were read, so that more rows would not go with them.",
        "The rows that were read are still shown.", "Run the query again."),

    IMPORT_UNREADABLE("TM-560", "{file} cannot be read: {detail}.",
        "Nothing was changed.", "{advice}."),
    IMPORT_UNFIT("TM-561", "{file} does not fit the table “{table}”: {detail}.",
        "Nothing was changed.", "{advice}."),
    IMPORT_REFUSED("TM-562", "{refused} of {file} cannot come into “{table}”. Line {line}: {reason}.",
        "No row was imported.", "See all of them with --dry-run; correct the file, or leave these rows out with --skip-refused."),

    SEARCH_NOT_INDEXED("TM-570", "The messages of this database cannot be indexed: {detail}.",
        "Nothing was made, and nothing was changed.", "Search without an index: it finds the same and takes longer."),

    ITEM_MISSING("TM-571", "There is no {kind} {id}.",
        "Nothing was changed.", "Find its number with “tidemark search WORDS”, or refresh: it may have been deleted meanwhile."),
    FILES_NOT_MOVED("TM-572", "This was done, but not all files could be moved: {files}.",
        "The rows are as they should be, and no file is lost: each is where it was, or in {trash}.", "Look what stands in the way there, and move them by hand."),

    WRONG_USAGE("TM-601", "The command line was not understood: {detail}.",
        "Nothing was run.", "Run “{command} --help” to see how it is used."),
    OUTPUT_EXISTS("TM-602", "There is a file at {path} already.",
        "It was left as it is, and nothing else was changed.", "Name another file, or remove that one first."),

    UNEXPECTED("TM-901", "Something went wrong that Tidemark did not expect: {detail}.",
        "No change was completed.", "Copy the details into a report; then try again."),
    CHECK_FAILED("TM-902", "The check “{check}” could not be carried out: {detail}.",
        "Nothing was changed, and the other checks were made.", "Copy the details into a report: this is a mistake in Tidemark.");

    private final String id;
    private final String what;
    private final String unchanged;
    private final String next;

    ProblemCode(String id, String what, String unchanged, String next) {
        this.id = id;
        this.what = what;
        this.unchanged = unchanged;
        this.next = next;
    }

    /** The code that a person can quote, for example {@code TM-101}; it never changes its meaning. */
    public String id() {
        return id;
    }

    /** What happened, with braces unfilled. */
    public String what() {
        return what;
    }

    /** What is unchanged, with braces unfilled. */
    public String unchanged() {
        return unchanged;
    }

    /** What to do next, with braces unfilled. */
    public String next() {
        return next;
    }
}
