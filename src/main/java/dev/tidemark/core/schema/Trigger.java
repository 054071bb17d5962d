package dev.tidemark.core.schema;

/**
 * A trigger.
 *
 * @param table the table or view it watches
 * @param event when it fires, in words of SQL: "AFTER UPDATE OF status"
 */
public record Trigger(String name, String table, String event, String sql) implements SchemaObject { }
