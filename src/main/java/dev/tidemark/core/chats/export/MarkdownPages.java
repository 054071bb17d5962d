package dev.tidemark.core.chats.export;

import java.io.IOException;
import java.io.Writer;

/** Messages are Markdown already, and go as they are under a line with role and time. */
final class MarkdownPages implements ChatFormat.Pages {
    private final Writer out;
    private boolean single;

    MarkdownPages(Writer out) {
        this.out = out;
    }

    @Override public void begin(String title, Exported.Project project) throws IOException {
        single = project == null;
        if (project != null) {
            out.write("# " + line(title) + "\n\n");
            if (project.description() != null && !project.description().isBlank()) {
                out.write(project.description() + "\n\n");
            }
        }
    }

    @Override public void chat(Exported.Chat chat) throws IOException {
        out.write((single ? "# " : "## ") + line(chat.shownTitle()) + "\n\n");
    }

    @Override public void message(Exported.Message message) throws IOException {
        out.write("---\n\n**" + line(message.shownRole()) + "**" + (message.createdAt() == null ? "" : " · " + line(message.createdAt())) + "\n\n");
        out.write((message.content() == null ? "" : message.content()) + "\n\n");
        if (message.metadata() != null && !message.metadata().isBlank()) {
            String fence = message.metadata().contains("```") ? "````````" : "```";
            out.write(fence + "json\n" + message.metadata() + "\n" + fence + "\n\n");
        }
    }

    @Override public void chatEnds() { }

    @Override public void end() { }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#])", "\\\\$1");
    }
}
