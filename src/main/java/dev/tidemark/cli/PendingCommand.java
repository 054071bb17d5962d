package dev.tidemark.cli;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Timeline;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "pending", description = "List the migrations that are not applied yet, in the order in which they would run.")
final class PendingCommand extends Subcommand {
    @Override Outcome run(Context context) {
        Timeline timeline = context.services().migrations().timeline();
        List<Layer> pending = timeline.pending();
        return Outcome.done(
            Json.object("version", TimelineJson.version(timeline.current()), "pending", pending.stream().map(TimelineJson::layer).toList()),
            page -> {
                if (pending.isEmpty()) {
                    page.done("Nothing pending: the database is at " + timeline.currentLabel() + ".");
                } else {
                    page.table(" |Version|Description|>Statements|Undo script", pending.stream().map(layer -> List.of(page.style().open(),
                        layer.version() == null ? "R" : layer.versionLabel(), layer.description(),
                        layer.migration().map(m -> String.valueOf(m.statements().size())).orElse(""),
                        layer.version() == null ? "" : layer.hasUndoScript() ? "yes" : page.style().warning("none"))).toList());
                }
                Troubles.show(page, timeline);
                if (!pending.isEmpty()) {
                    page.next(page.command("migrate --dry-run") + page.style().faint("   shows what " + Texts.count(pending.size(), "migration", "migrations") + " would do"));
                }
            });
    }
}
