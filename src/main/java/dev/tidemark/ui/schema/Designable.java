package dev.tidemark.ui.schema;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Index;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.Trigger;
import dev.tidemark.core.schema.View;
import dev.tidemark.core.status.Status;
import dev.tidemark.ui.support.Messages;

/** Why a table cannot be designed now. A design starts from what all migrations build, so the table that is seen must be that one. */
final class Designable {
    private Designable() { }

    /**
     * The reason; empty where there is none.
     *
     * @param chosen null for nothing
     * @param status null while it is not known
     */
    static String hindrance(SchemaObject chosen, Status status) {
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
        return ofObject.isEmpty() && status != null ? ofState(status) : ofObject;
    }

    private static String ofState(Status status) {
        if (status.migrationsProblem().isPresent() || !status.timeline().troubled().isEmpty() || status.withoutHistory()) {
            return Messages.text("designer.not.history", status.sentence());
        }
        if (status.pendingCount() > 0) {
            return Messages.text("designer.not.pending", Texts.count(status.pendingCount(), "migration is", "migrations are"));
        }
        return status.drifted() ? Messages.text("designer.not.drift", status.sentence()) : "";
    }
}
