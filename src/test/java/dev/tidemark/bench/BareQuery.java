package dev.tidemark.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The yardstick of a command: a Java program that asks the same database one question. */
public final class BareQuery {
    private BareQuery() { }

    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT version FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1")) {
            System.out.println(row.getString(1));
        }
    }
}
