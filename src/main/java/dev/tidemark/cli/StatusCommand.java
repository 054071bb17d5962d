package dev.tidemark.cli;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Tell the state of the workspace and what to do next.")
final class StatusCommand extends Subcommand {
    @Override Outcome run(Context context) {
        Workspace workspace = context.workspace();
        Timeline timeline = context.migrations().timeline();
        long bytes = workspace.databaseFile().toFile().length();
        Optional<Backup> last = context.backups().list().stream().findFirst();
        return Outcome.done(
            Json.object("workspace", workspace.root().toString(), "database", workspace.databaseFile().toString(), "bytes", bytes,
                "version", TimelineJson.version(timeline.current()), "latest", TimelineJson.version(timeline.latest()),
                "pending", timeline.pending().stream().map(TimelineJson::layer).toList(),
                "troubled", timeline.troubled().stream().map(TimelineJson::layer).toList(),
                "badlyNamed", timeline.badlyNamed().stream().map(Path::toString).toList(),
                "lastBackup", last.map(BackupsCommand::json)),
            page -> {
                page.line(page.style().strong(workspace.databaseName() + " is at " + timeline.currentLabel()) + ", " + state(timeline));
                page.blank().facts(facts(context, timeline, bytes, last));
                Troubles.show(page, timeline);
                page.next(next(timeline, last));
            });
    }

    private static String state(Timeline timeline) {
        if (!timeline.pending().isEmpty()) {
            return Texts.count(timeline.pending().size(), "migration", "migrations") + " pending";
        }
        return timeline.layers().isEmpty() ? "there are no migrations" : "nothing pending";
    }

    private static List<Page.Fact> facts(Context context, Timeline timeline, long bytes, Optional<Backup> last) {
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(new Page.Fact("Database", context.shown(context.workspace().databaseFile()) + " (" + Texts.size(bytes) + ")"));
        facts.add(new Page.Fact("Migrations", context.workspace().migrationFolders().stream().map(context::shown).collect(Collectors.joining(", "))
            + timeline.latest().map(latest -> " (up to " + latest.label() + ")").orElse(" (none)")));
        if (!timeline.pending().isEmpty()) {
            facts.add(new Page.Fact("Pending", Shortened.list(timeline.pending().stream().map(Layer::versionLabel).toList(), 8)));
        }
        facts.add(new Page.Fact("Last backup", last.map(b -> Texts.ago(b.createdAt(), context.terminal().clock().instant())
            + b.reason().map(r -> ", " + r.words()).orElse("")).orElse("none yet")));
        return facts;
    }

    private static String next(Timeline timeline, Optional<Backup> last) {
        if (!timeline.troubled().isEmpty() || !timeline.badlyNamed().isEmpty()) {
            return "tidemark history";
        }
        if (!timeline.pending().isEmpty()) {
            return "tidemark migrate --dry-run";
        }
        return last.isEmpty() ? "tidemark backup" : "nothing to do";
    }
}
