package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.chats.SampleData;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "init", description = "Make a folder a workspace: its folders, its migrations, its database. What exists is kept.")
final class InitCommand extends Subcommand {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder (default: that of --workspace).")
    private Path folder;

    @Option(names = "--sample", description = "Fill in sample data.")
    private boolean sample;

    @Override Outcome run(Context context) {
        Workspace workspace = context.workspaces().at(folder == null ? options.workspace : folder);
        Services services = context.services(workspace);
        Setup.Report report = new Setup(context.workspaces()).run(services, sample, context.progress(), context.cancellation());
        Timeline timeline = services.migrations().timeline();
        return Outcome.done(
            Json.object("workspace", workspace.root().toString(), "database", workspace.databaseFile().toString(), "created", report.created(),
                "applied", report.run().times().size(), "version", TimelineJson.version(timeline.current()), "backup", report.run().backup().map(BackupsCommand::json),
                "sample", report.sample().map(s -> Json.object("projects", s.projects(), "documents", s.documents(), "chats", s.chats(),
                    "messages", s.messages(), "settings", s.settings()))),
            page -> {
                page.done(page.style().strong(context.shown(workspace.root()) + " is ready"));
                page.blank().facts(facts(context, workspace, report, timeline));
                page.next("tidemark status" + where(context, workspace));
            });
    }

    private static List<Page.Fact> facts(Context context, Workspace workspace, Setup.Report report, Timeline timeline) {
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(new Page.Fact("Database", context.shown(workspace.databaseFile()) + (report.created() ? ", new" : ", kept as it was")));
        facts.add(new Page.Fact("Migrations", report.run().times().isEmpty() ? "nothing to apply, at " + timeline.currentLabel()
            : Texts.count(report.run().times().size(), "migration", "migrations") + " applied, now at " + timeline.currentLabel()));
        report.run().backup().ifPresent(backup -> facts.add(new Page.Fact("Backup before", backup.name())));
        report.sample().map(InitCommand::words).ifPresent(words -> facts.add(new Page.Fact("Sample data", words)));
        return facts;
    }

    private static String words(SampleData.Filled filled) {
        return Texts.count(filled.projects(), "project", "projects") + ", " + Texts.count(filled.documents(), "document", "documents") + ", "
            + Texts.count(filled.chats(), "chat", "chats") + ", " + Texts.count(filled.messages(), "message", "messages") + ", "
            + Texts.count(filled.settings(), "setting", "settings");
    }

    private static String where(Context context, Workspace workspace) {
        boolean byDefault = workspace.root().equals(context.terminal().here().resolve("storage").toAbsolutePath().normalize());
        return byDefault ? "" : Where.option(Path.of(context.shown(workspace.root())));
    }
}
