package dev.tidemark.cli;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.status.NextStep;
import dev.tidemark.core.status.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Tell the state of the workspace and what to do next.")
final class StatusCommand extends Subcommand {
    @Override Outcome run(Context context) {
        Status status = context.services().status().read();
        Consumer<Page> text = page -> {
            page.line(page.style().strong(status.sentence()));
            page.blank().facts(facts(context, status));
            status.migrationsProblem().ifPresentOrElse(problem -> page.blank().wrong(problem.what()), () -> Troubles.show(page, status.timeline()));
            page.next(next(status, page));
        };
        return status.allIsWell() ? Outcome.done(json(context, status), text) : Outcome.finding(json(context, status), text);
    }

    private static Map<String, Object> json(Context context, Status status) {
        Timeline timeline = status.timeline();
        return Json.object("sentence", status.sentence(), "allIsWell", status.allIsWell(),
            "workspace", context.workspace().root().toString(), "database", status.databaseFile().toString(), "bytes", status.bytes(),
            "journalMode", status.journalMode(), "writable", status.writable(),
            "migrationsProblem", status.migrationsProblem().map(problem -> problem.code().id()),
            "version", TimelineJson.version(timeline.current()), "latest", TimelineJson.version(timeline.latest()),
            "pending", timeline.pending().stream().map(TimelineJson::layer).toList(),
            "troubled", timeline.troubled().stream().map(TimelineJson::layer).toList(),
            "deviations", status.deviations().isPresent() ? status.deviations().getAsInt() : null,
            "badlyNamed", timeline.badlyNamed().stream().map(Path::toString).toList(),
            "lastBackup", status.lastBackup().map(BackupsCommand::json));
    }

    private static List<Page.Fact> facts(Context context, Status status) {
        Timeline timeline = status.timeline();
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(new Page.Fact("Database", context.shown(status.databaseFile()) + " (" + Texts.size(status.bytes()) + (status.writable() ? ")" : ", read-only)")));
        facts.add(new Page.Fact("Version", timeline.currentLabel() + timeline.latest().map(latest -> " of " + latest.label()).orElse(" (there are no migrations)")));
        if (status.pendingCount() > 0) {
            facts.add(new Page.Fact("Pending", Shortened.list(timeline.pending().stream().map(Layer::versionLabel).toList(), 8)));
        }
        facts.add(new Page.Fact("Last backup", status.lastBackup().map(backup -> Texts.ago(backup.createdAt(), status.readAt())
            + backup.reason().map(reason -> ", " + reason.words()).orElse("") + (backup.verified() ? "" : ", not verified")).orElse("none yet")));
        return facts;
    }

    private static String next(Status status, Page page) {
        NextStep step = status.nextSteps().getFirst();
        return switch (step.kind()) {
            case MIGRATE -> page.command("migrate --dry-run");
            case LOOK_AT_MIGRATIONS -> status.migrationsProblem().isPresent() ? step.detail() : page.command("history");
            case ADOPT -> page.command("health");
            case LOOK_AT_DRIFT -> page.command("drift");
            case BACK_UP -> status.lastBackup().isPresent() ? "nothing to do" : page.command("backup");
            case GET_WRITE_ACCESS -> step.detail();
        };
    }
}
