package dev.tidemark.core.sqlite;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite's result codes (https://www.sqlite.org/rescode.html) as problems that a person can read. */
public final class SqliteErrors {
    private SqliteErrors() { }

    /** The problem that a failure of SQLite on this file stands for; a code of our own stays itself. */
    public static Problem problem(Throwable failure, Path file) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof SQLiteException sqlite) {
                return byCode(sqlite, file);
            }
        }
        return Problem.because(failure, ProblemCode.SQL_FAILED, "detail", plain(failure.getMessage()));
    }

    /** The primary result code in a failure or its causes, for example 5 for SQLITE_BUSY; -1 when it is no failure of SQLite. */
    public static int primaryCode(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode().code & 0xff;
            }
        }
        return -1;
    }

    /** What SQLite says in a failure, in its own words without the driver's frame: "no such table: main.chats". */
    public static String reason(SQLException failure) {
        return plain(failure.getMessage());
    }

    /** True when a reader may not look because an interrupted change must first be rolled back by someone who may write. */
    static boolean needsRecovery(SQLException failure) {
        return failure instanceof SQLiteException sqlite
            && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK
                || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_RECOVERY
                || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_CANTINIT);
    }

    /** Whether a row was refused because what it refers to is not there (https://www.sqlite.org/rescode.html#constraint_foreignkey). */
    public static boolean isOfForeignKey(Throwable failure) {
        return failure instanceof SQLiteException sqlite && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY;
    }

    private static Problem byCode(SQLiteException failure, Path file) {
        String detail = plain(failure.getMessage());
        return switch (failure.getResultCode().code & 0xff) {
            case 5, 6 -> Problem.because(failure, ProblemCode.LOCKED, "path", file, "waited", Database.WAITED);
            case 8 -> Problem.because(failure, ProblemCode.READ_ONLY, "path", file);
            case 9 -> Problem.because(failure, ProblemCode.CANCELLED, "what", "the running statement");
            case 10 -> Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", detail);
            case 11 -> Problem.because(failure, ProblemCode.DAMAGED, "path", file, "detail", detail);
            case 13 -> Problem.because(failure, ProblemCode.DISK_FULL, "path", file);
            case 14 -> Problem.because(failure, ProblemCode.CANNOT_OPEN, "path", file, "detail", detail);
            case 19 -> Problem.because(failure, ProblemCode.CONSTRAINT, "detail", detail);
            case 26 -> Problem.because(failure, ProblemCode.NOT_A_DATABASE, "path", file);
            default -> Problem.because(failure, ProblemCode.SQL_FAILED, "detail", detail);
        };
    }

    /** The driver writes "[SQLITE_ERROR] SQL error or missing database (near "x": syntax error)"; a person needs the part in brackets. */
    static String plain(String message) {
        if (message == null) {
            return "no reason was given";
        }
        int open = message.indexOf('(');
        String inner = message.startsWith("[SQLITE") && open > 0 && message.endsWith(")") ? message.substring(open + 1, message.length() - 1) : message;
        return inner.strip();
    }
}
