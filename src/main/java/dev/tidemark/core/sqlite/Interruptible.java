package dev.tidemark.core.sqlite;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/** Work on a connection that a person can end at any moment, also in the middle of a statement. */
public final class Interruptible {
    /** How many steps of SQLite's machine lie between two looks. */
    public static final int STEPS_BETWEEN_LOOKS = 100_000;

    private Interruptible() { }

    /**
     * Runs work. A cancel ends the running statement at once; the connection then still rolls back and closes.
     *
     * @param connection used by nobody else meanwhile, and without a progress handler of its own
     * @param what the job, as the person knows it: "sorting by created_at"
     * @throws Problem CANCELLED when the work was not begun, or failed because of the cancel; work that ends in spite of it returns as usual
     */
    public static <T> T run(Connection connection, Cancellation cancellation, String what, Sql.Work<T> work) throws SQLException {
        return run(connection, cancellation, what, () -> { }, work);
    }

    /**
     * The same, for a statement that takes long and says nothing meanwhile.
     *
     * @param onLook called amid a statement after each {@link #STEPS_BETWEEN_LOOKS} of its steps, on this thread; must not throw, nor use the connection
     */
    public static <T> T run(Connection connection, Cancellation cancellation, String what, Runnable onLook, Sql.Work<T> work) throws SQLException {
        cancellation.check(what);
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        // An interrupt before the first step of a statement is lost (https://www.sqlite.org/c3ref/interrupt.html), this look is not.
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new ProgressHandler() {
            @Override protected int progress() {
                onLook.run();
                return cancellation.isCancelled() ? 1 : 0;
            }
        });
        try (Cancellation.Registration _ = cancellation.onCancel(() -> interrupt(sqlite))) {
            return work.on(connection);
        } catch (SQLException failure) {
            if (cancellation.isCancelled()) {
                throw Problem.because(failure, ProblemCode.CANCELLED, "what", what);
            }
            throw failure;
        } finally {
            if (!connection.isClosed()) {
                ProgressHandler.clearHandler(connection);
            }
        }
    }

    private static void interrupt(SQLiteConnection connection) {
        try {
            connection.getDatabase().interrupt();
        } catch (SQLException closed) {
            // The work ended in the same moment.
            System.getLogger(Interruptible.class.getName()).log(System.Logger.Level.DEBUG, "Nothing to interrupt", closed);
        }
    }
}
