package dev.tidemark.ui.schema;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.schema.View;
import dev.tidemark.core.status.Status;
import dev.tidemark.ui.support.Messages;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Why a table cannot be designed now. A design starts from what all migrations build, so the table that is seen must be that one. */
final class Designable {
    private Designable() { }

    /**
     * The reason; empty where there is none.
     *
     * @param chosen null for nothing
     * @param status null while it is not known
     * @param built what the applied migrations build; null while it is not known, and where there is no drift
     */
    static String hindrance(SchemaObject chosen, Status status, Schema built) {
        String ofObject = switch (chosen) {
            case null -> Messages.text("designer.not.chosen");
            case View _ -> Messages.text("designer.not.view");
            case Index index -> Messages.text("designer.not.ofTable", index.table());
            case Trigger trigger -> Messages.text("designer.not.ofTable", trigger.table());
            case Table table when table.housekeeping() -> Messages.text("designer.not.housekeeping");
            case Table table -> switch (table.kind()) {
                case VIRTUAL -> Messages.text("designer.not.virtual");
                case SHADOW -> Messages.text("designer.not.shadow");
                case ORDINARY -> "";
            };
        };
        return ofObject.isEmpty() && status != null && chosen instanceof Table table ? ofState(table, status, built) : ofObject;
    }

    private static String ofState(Table table, Status status, Schema built) {
        if (status.migrationsProblem().isPresent() || !status.timeline().troubled().isEmpty() || status.withoutHistory()) {
            return Messages.text("designer.not.history", status.sentence());
        }
        if (status.pendingCount() > 0) {
            return Messages.text("designer.not.pending", Texts.count(status.pendingCount(), "migration is", "migrations are"));
        }
        if (!status.drifted()) {
            return "";
        }
        return built == null ? Messages.text("designer.not.compared", status.sentence()) : built.table(table.name()).filter(other -> same(table, other)).isPresent() ? ""
            : Messages.text("designer.not.drift", table.name());
    }

    /** Whether a table, its indexes and its triggers are what the migrations build: then a drift elsewhere does not touch its design. */
    private static boolean same(Table live, Table built) {
        return ObjectSql.same(live.sql(), built.sql()) && texts(live).equals(texts(built));
    }

    private static List<String> texts(Table table) {
        return Stream.concat(table.indexes().stream().map(Index::sql), table.triggers().stream().map(Trigger::sql)).filter(Objects::nonNull).map(ObjectSql::normalised).sorted().toList();
    }
}
