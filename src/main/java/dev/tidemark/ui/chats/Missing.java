package dev.tidemark.ui.chats;

import dev.tidemark.core.status.Status;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;

/** Says in one calm sentence what this version of the database does not have. */
final class Missing {
    private Missing() { }

    /**
     * The sentence.
     *
     * @param status for the version, and whether migrations are waiting that could bring it
     * @param missing tables and columns, as a listing names them: "settings", "documents.status"
     * @param table only what this table lacks is told
     * @return empty when nothing of that table is missing
     */
    static String sentence(Status status, List<String> missing, String table) {
        List<String> things = new ArrayList<>();
        for (String name : missing) {
            if (name.equals(table)) {
                return sentence(status, Messages.text("chats.thing." + table));
            }
            if (name.startsWith(table + ".")) {
                things.add(name.substring(table.length() + 1).replace('_', ' '));
            }
        }
        return things.isEmpty() ? "" : sentence(status, Messages.text("chats.columnsOf." + table, listed(things)));
    }

    private static String sentence(Status status, String thing) {
        return status.pendingCount() > 0
            ? Messages.text("chats.notYet", status.timeline().currentLabel(), thing)
            : Messages.text("chats.notThere", thing);
    }

    private static String listed(List<String> things) {
        return things.size() == 1 ? things.getFirst() : String.join(", ", things.subList(0, things.size() - 1)) + " " + Messages.text("chats.and") + " " + things.getLast();
    }
}
