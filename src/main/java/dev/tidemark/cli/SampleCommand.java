package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.chats.ManyMessages;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "sample", description = "Fill a new workspace with any number of messages, the same every time.")
final class SampleCommand extends Subcommand {
    @Option(names = "--messages", required = true, paramLabel = "N", description = "How many messages, of about 500 bytes each.")
    private long messages;

    @Option(names = "--force", description = "Add them even where there are rows already, after a verified backup.")
    private boolean force;

    @Spec private CommandSpec spec;

    @Override Outcome run(Context context) {
        if (messages < 1) {
            throw new ParameterException(spec.commandLine(), "--messages takes a number above 0");
        }
        Workspace workspace = context.workspaces().at(options.workspace);
        Services services = context.services(workspace);
        if (!workspace.hasDatabase()) {
            new Setup(context.workspaces()).run(services, false, context.progress(), context.cancellation());
        }
        ManyMessages.Filled filled = Setup.fillMany(services, messages, force, context.progress(), context.cancellation());
        return Outcome.done(Json.object("projects", filled.projects(), "chats", filled.chats(), "messages", filled.messages()), page -> page
            .done("Filled in " + Texts.count(filled.messages(), "message", "messages") + " in " + Texts.count(filled.chats(), "chat", "chats") + " of "
                + Texts.count(filled.projects(), "project", "projects"))
            .next(page.command("tables")));
    }
}
