package dev.tidemark.cli;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Timeline;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(name = "current", description = "Show the version that the database is at.")
final class CurrentCommand extends Subcommand {
    @Override Outcome run(Context context) {
        Timeline timeline = context.services().migrations().timeline();
        Optional<String> description = timeline.current().flatMap(timeline::layer).map(Layer::description);
        int pending = timeline.pending().size();
        return Outcome.done(
            Json.object("version", TimelineJson.version(timeline.current()), "description", description, "pending", pending),
            page -> page.line(page.style().strong(timeline.currentLabel()) + description.map(" "::concat).orElse("") + page.style().faint(
                "  (" + (pending == 0 ? "latest" : Texts.count(pending, "migration", "migrations") + " pending") + ")")));
    }
}
