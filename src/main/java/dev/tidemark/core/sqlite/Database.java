package dev.tidemark.core.sqlite;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Supplier;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/**
 * One SQLite file and the only way to connections on it. Readers are read-only and may run side by side; changes take turns
 * in one {@link Lane}. Connections are short-lived: nothing stays open while a person thinks.
 */
public final class Database {
    /** How long one connection waits in all for other programs to let go of the file. */
    public static final int BUSY_TIMEOUT_MS = 10_000;
    /** The same for a person: "10 s". */
    public static final String WAITED = BUSY_TIMEOUT_MS / 1000 + " s";

    private final Path file;
    private final Lane lane = new Lane();
    private final Duration patience;
    private final boolean untouched;

    private Database(Path file, Duration patience, boolean untouched) {
        this.file = file.toAbsolutePath().normalize();
        this.patience = patience;
        this.untouched = untouched;
    }

    /** The database in this file. Nothing is opened or created until it is used. */
    public static Database at(Path file) {
        return new Database(file, Duration.ofMillis(BUSY_TIMEOUT_MS), false);
    }

    /** The same, with connections that wait for others only that long. */
    public static Database at(Path file, Duration patience) {
        return new Database(file, patience, false);
    }

    /** The same, to be looked at only: reading writes no byte into the file or beside it, not even SQLite's own files, and changing is refused with OPENED_READ_ONLY. */
    public static Database untouched(Path file) {
        return new Database(file, Duration.ofMillis(BUSY_TIMEOUT_MS), true);
    }

    /** Whether this is one of {@link #untouched}. */
    public boolean isOnlyLookedAt() {
        return untouched;
    }

    public Path file() {
        return file;
    }

    /** Where changes take turns; the status bar shows its owner. */
    public Lane lane() {
        return lane;
    }

    /**
     * Runs {@code work} on a fresh read-only connection inside one read transaction, so that all it reads is of one moment.
     *
     * @throws Problem for a file that is missing, no database, damaged, locked …; a missing file is never created
     */
    public <T> T read(Sql.Work<T> work) {
        String alone = untouched && Untouched.isAlone(file) ? StateMark.of(file) : null;
        try (Connection connection = openForReading()) {
            connection.setAutoCommit(false);
            T read = work.on(connection);
            if (alone != null && !alone.equals(StateMark.of(file))) {
                throw Problem.of(ProblemCode.CHANGED_WHILE_READ, "path", file);
            }
            return read;
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, file);
        }
    }

    /**
     * Runs {@code work} in one write transaction that is taken at once (BEGIN IMMEDIATE): committed when it returns, rolled back when it throws.
     *
     * @param name what is being done, for the status bar: "Delete chat"
     * @param foreignKeys whether foreign keys are enforced
     */
    public <T> T write(String name, ForeignKeys foreignKeys, Sql.Work<T> work) {
        return lane.run(name, () -> {
            try (Connection connection = openForWriting(foreignKeys)) {
                connection.setAutoCommit(false);
                return Sql.orRollBack(connection, c -> {
                    T result = work.on(c);
                    c.commit();
                    return result;
                });
            } catch (SQLException failure) {
                throw SqliteErrors.problem(failure, file);
            }
        });
    }

    /**
     * Fails where a change would fail at its first write: the file or its folder is read-only, or another program keeps the write lock for longer than
     * a change waits. Changes nothing.
     *
     * @throws Problem READ_ONLY, LOCKED, CANNOT_OPEN …
     */
    public void requireWritable() {
        try (Connection connection = openForWriting(ForeignKeys.CHECKED_BY_US)) {
            connection.setAutoCommit(false);
            // SQLite begins a transaction on a read-only file too, and refuses only a write.
            Sql.run(connection, "PRAGMA user_version = " + Sql.number(connection, "PRAGMA user_version"));
            connection.rollback();
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, file);
        }
    }

    /** Runs {@code work} as the one that changes this database; waits for the change before it. */
    public <T> T exclusively(String name, Supplier<T> work) {
        return lane.run(name, work);
    }

    /** A read-only connection; the caller closes it. Recovers an interrupted change first, as any SQLite program does that may write. */
    public Connection openForReading() throws SQLException {
        SqliteFile.requireDatabase(file);
        if (untouched) {
            return openUntouched();
        }
        try {
            return recoveredForReading();
        } catch (SQLException failure) {
            // Reading a write-ahead log needs files beside the database, and so does taking back an interrupted change.
            if (SqliteErrors.primaryCode(failure) == SQLiteErrorCode.SQLITE_READONLY.code || SqliteErrors.primaryCode(failure) == SQLiteErrorCode.SQLITE_CANTOPEN.code && nothingCanBeMadeBeside()) {
                throw Problem.because(failure, ProblemCode.UNREADABLE_WITHOUT_WRITING, "path", file);
            }
            throw failure;
        }
    }

    /** Of a disk that is read-only SQLite says no more than that it could not open a file: it means the one that it would make beside. */
    private boolean nothingCanBeMadeBeside() {
        return Files.isReadable(file) && !Files.isWritable(file.toAbsolutePath().getParent());
    }

    private Connection openUntouched() throws SQLException {
        try {
            return probed(configuration(SQLiteOpenMode.READONLY), Untouched.url(file));
        } catch (SQLException failure) {
            if (SqliteErrors.needsRecovery(failure) || SqliteErrors.primaryCode(failure) == SQLiteErrorCode.SQLITE_READONLY.code) {
                throw Problem.because(failure, ProblemCode.UNREADABLE_UNTOUCHED, "path", file);
            }
            throw failure;
        }
    }

    private Connection recoveredForReading() throws SQLException {
        try {
            return probed(configuration(SQLiteOpenMode.READONLY));
        } catch (SQLException failure) {
            if (!SqliteErrors.needsRecovery(failure)) {
                throw failure;
            }
            probed(configuration(SQLiteOpenMode.READWRITE)).close();
            return probed(configuration(SQLiteOpenMode.READONLY));
        }
    }

    /** A connection that may write but never creates the file; its transactions take the write lock at once. The caller closes it. */
    public Connection openForWriting(ForeignKeys foreignKeys) throws SQLException {
        requireChangeable();
        SqliteFile.requireDatabase(file);
        return probed(writing(foreignKeys));
    }

    /** Whether there is a database here that can be read. @throws Problem LOCKED and whatever else does not speak of the file itself */
    public boolean isReadable() {
        try {
            return read(connection -> true);
        } catch (Problem problem) {
            return switch (problem.code()) {
                case FILE_MISSING, FILE_EMPTY, NOT_A_DATABASE, TRUNCATED, DAMAGED -> false;
                default -> throw problem;
            };
        }
    }

    /** Makes a new, empty database file here. The folder must exist and the file must not. */
    public void create() {
        requireChangeable();
        if (Files.exists(file)) {
            throw Problem.of(ProblemCode.WORKSPACE_EXISTS, "path", file);
        }
        fill();
    }

    /** Makes the empty file that somebody put here, with rights of its own, a database. */
    public void createInEmptyFile() {
        requireChangeable();
        if (!SqliteFile.isNothing(file)) {
            throw Problem.of(ProblemCode.WORKSPACE_EXISTS, "path", file);
        }
        fill();
    }

    private void requireChangeable() {
        if (untouched) {
            throw Problem.of(ProblemCode.OPENED_READ_ONLY, "path", file);
        }
    }

    private void fill() {
        SQLiteConfig config = configuration(SQLiteOpenMode.READWRITE);
        config.setOpenMode(SQLiteOpenMode.CREATE);
        try (Connection connection = config.createConnection(SqliteFile.url(file)); Statement statement = connection.createStatement()) {
            // SQLite writes the header only with the first page; setting user_version and setting it back makes it do so.
            statement.executeUpdate("PRAGMA user_version = 1");
            statement.executeUpdate("PRAGMA user_version = 0");
        } catch (SQLException failure) {
            throw SqliteErrors.problem(failure, file);
        }
    }

    private SQLiteConfig writing(ForeignKeys foreignKeys) {
        SQLiteConfig config = configuration(SQLiteOpenMode.READWRITE);
        config.enforceForeignKeys(foreignKeys == ForeignKeys.ENFORCED);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return config;
    }

    private static SQLiteConfig configuration(SQLiteOpenMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        if (mode == SQLiteOpenMode.READONLY) {
            config.setReadOnly(true);
        } else {
            config.setOpenMode(mode);
        }
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        return config;
    }

    /** The driver notices a wrong file only at the first statement, and passes over these pragmas in its URL, so both are done here. */
    private Connection probed(SQLiteConfig config) throws SQLException {
        return probed(config, SqliteFile.url(file));
    }

    private Connection probed(SQLiteConfig config, String url) throws SQLException {
        Connection connection = LockSafe.connect(file, () -> config.createConnection(url));
        try (Statement statement = connection.createStatement()) {
            BusyHandler.setHandler(connection, new Patience(file, patience));
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }


    /** Whether a connection enforces foreign keys (https://www.sqlite.org/foreignkeys.html#fk_enable). */
    public enum ForeignKeys {
        /** For normal work: deletes cascade, references are checked. */
        ENFORCED,
        /** For migrations: with enforcement on, dropping a table during its rebuild deletes all child rows. */
        CHECKED_BY_US
    }
}
