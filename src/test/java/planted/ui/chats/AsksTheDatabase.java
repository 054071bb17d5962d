package planted.ui.chats;

/** Planted: a screen with SQL in it. */
class AsksTheDatabase {
    Object rows(java.sql.Connection connection) throws java.sql.SQLException {
        return connection.createStatement();
    }
}
