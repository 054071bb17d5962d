package dev.tidemark.cli;

import dev.tidemark.core.chats.Item;
import dev.tidemark.core.chats.export.ChatExport;
import dev.tidemark.core.chats.export.ChatFormat;
import dev.tidemark.core.common.Texts;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "export-chat", description = "Write a chat, or all chats of a project, into a file as Markdown, JSON or HTML.")
final class ExportChatCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "The number of the chat.")
    private long id;

    @Option(names = "--project", description = "ID is that of a project: all its chats.")
    private boolean project;

    @Option(names = "--format", paramLabel = "md|json|html", description = "How to write (default: by the file's ending, else md).")
    private String format;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The file; one that is there is kept.")
    private Path output;

    @Spec private CommandSpec spec;

    @Override Outcome run(Context context) {
        Path file = context.terminal().here().resolve(output);
        Item item = new Item(project ? Item.Kind.PROJECT : Item.Kind.CHAT, id);
        ChatExport.Written written = context.services().chatExport().toFile(item, format(file), file, false, context.progress(), context.cancellation());
        return Outcome.done(Json.object("kind", item.kind().word(), "id", id, "chats", written.chats(), "messages", written.messages(), "file", file.toString()), page -> page.done(
            Texts.count(written.messages(), "message", "messages") + " of " + Texts.count(written.chats(), "chat", "chats") + " written to " + context.shown(file)));
    }

    private ChatFormat format(Path file) {
        if (format == null) {
            String name = file.getFileName().toString();
            return ChatFormat.of(name.substring(name.lastIndexOf('.') + 1)).orElse(ChatFormat.MARKDOWN);
        }
        return ChatFormat.of(format).orElseThrow(() -> new ParameterException(spec.commandLine(), "--format takes md, json or html"));
    }
}
