package dev.tidemark.ui.backups;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.status.ContentSummary.TableContent;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person is told before the database is reset.
 *
 * @param database its name, which has to be typed
 * @param live what is in it now; empty when it cannot be read
 */
record ResetQuestion(String database, Optional<Live> live) {
    Confirmation confirmation() {
        return Confirmation.of(Messages.text("backups.resetTitle", database), Messages.text("backups.resetSentence", database), Messages.text("backups.resetVerb", database))
            .withDetails(details()).asDanger().typing(database);
    }

    private List<String> details() {
        List<String> lines = new ArrayList<>();
        lines.add(Messages.text("backups.builtFirst"));
        lines.add(Messages.text(live.isPresent() ? "backups.thenSafety" : "backups.setAsideFirst", database));
        live.ifPresent(now -> {
            List<TableContent> filled = now.content().tables().stream().filter(table -> table.rows() > 0).toList();
            filled.forEach(table -> lines.add(Messages.text("backups.rowsGo", table.name(), Texts.count(table.rows(), "row", "rows"))));
            if (filled.isEmpty()) {
                lines.add(Messages.text("backups.nothingGoes"));
            }
        });
        lines.add(Messages.text("backups.filesStay"));
        return lines;
    }
}
