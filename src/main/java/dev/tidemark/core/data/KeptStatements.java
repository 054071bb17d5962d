package dev.tidemark.core.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;

/** The statements of a connection that were run last, so that a page is not compiled anew. One that is at rest holds no lock. Not safe for several threads. */
final class KeptStatements {
    private static final int MOST = 6;

    private final LinkedHashMap<String, PreparedStatement> kept = new LinkedHashMap<>(MOST, 1, true);
    private Connection of;

    /** The statement with its parameters bound; close its result, not the statement. */
    PreparedStatement of(Connection connection, String sql, List<Object> parameters) throws SQLException {
        if (connection != of) {
            // The connection before was closed, and its statements with it.
            kept.clear();
            of = connection;
        }
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            if (kept.size() == MOST) {
                kept.pollFirstEntry().getValue().close();
            }
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
        }
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }
}
