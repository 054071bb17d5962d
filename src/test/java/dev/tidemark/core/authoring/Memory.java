package dev.tidemark.core.authoring;

import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database in memory that a test fills, changes and looks at. */
final class Memory implements AutoCloseable {
    private final Connection connection;

    Memory(List<String> statements) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite::memory:");
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        run(statements);
    }

    void run(List<String> statements) {
        for (String statement : statements) {
            try {
                Sql.run(connection, statement);
            } catch (SQLException failure) {
                throw new AssertionError(failure.getMessage() + "\nin " + statement + "\nof " + String.join(";\n", statements), failure);
            }
        }
    }

    Schema schema() {
        try {
            return SchemaReader.read(connection);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    List<String> texts(String sql) {
        try {
            return Sql.list(connection, sql, row -> row.getString(1));
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    Kept kept() {
        try {
            return Kept.of(connection);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    void require(Kept kept, Schema through) {
        try {
            kept.requireAfter(through, connection);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** What SQLite's pragmas say of a schema, apart from names that it makes up and orders that mean nothing. */
    static List<String> facts(Schema schema) {
        List<String> facts = new ArrayList<>();
        for (Table table : schema.ownTables()) {
            facts.add(table.name() + " " + table.kind() + table.strict() + table.withoutRowid() + table.rowidAlias());
            table.columns().forEach(c -> facts.add(table.name() + "." + c.name() + " " + c.type() + c.notNull() + (c.defaultSql() == null ? null : ObjectSql.normalised(c.defaultSql())) + c.primaryKey() + c.kind()));
            table.foreignKeys().stream().map(k -> table.name() + " " + k).sorted().forEach(facts::add);
            table.indexes().stream().map(i -> table.name() + " " + (i.origin() == Index.Origin.CREATE_INDEX ? i.name() : "") + i.unique() + i.origin() + i.partial() + keys(i)).sorted().forEach(facts::add);
            table.triggers().forEach(t -> facts.add(t.name() + " " + t.event() + ObjectSql.normalised(t.sql())));
        }
        schema.views().forEach(v -> facts.add(v.name() + v.columns() + v.triggers().size() + ObjectSql.normalised(v.sql())));
        return facts;
    }

    private static List<String> keys(Index index) {
        return index.columns().stream().map(k -> (k.expression() ? ObjectSql.normalised(k.text()) : k.text()) + k.descending() + k.collation()).toList();
    }

    @Override public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
