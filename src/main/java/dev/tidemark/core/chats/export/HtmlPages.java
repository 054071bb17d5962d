package dev.tidemark.core.chats.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** One page that needs nothing else: its style is in it, and it may load and run nothing. What messages say in HTML is shown as they wrote it. */
final class HtmlPages implements ChatFormat.Pages {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true).softbreak("<br>\n").build();

    private static final String HEAD = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        :root { color-scheme: light dark; --ink: #16202b; --muted: #5b6875; --page: #f5f6f8; --paper: #fff; --line: #d9dee4; --mine: #0c7a83; --on-mine: #fff; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --muted: #9aa7b4; --page: #12181f; --paper: #1b232c; --line: #2f3a45; --mine: #0f6f77; } }
        body { margin: 0 auto; padding: 24px 16px 64px; max-width: 820px; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
        h1 { font-size: 24px; } h2 { font-size: 19px; margin-top: 48px; } .about { color: var(--muted); }
        .message { margin: 14px 0; padding: 10px 16px; border: 1px solid var(--line); border-radius: 14px; background: var(--paper); max-width: 86%%; width: fit-content; overflow-wrap: anywhere; }
        .user { margin-left: auto; background: var(--mine); border-color: var(--mine); color: var(--on-mine); } .user a { color: inherit; }
        .system { margin-left: auto; margin-right: auto; color: var(--muted); }
        .who { font-size: 12px; color: var(--muted); } .user .who { color: inherit; opacity: .85; }
        pre { overflow-x: auto; padding: 8px 12px; border-radius: 8px; border: 1px solid var(--line); background: var(--page); color: var(--ink); white-space: pre-wrap; }
        table { border-collapse: collapse; } td, th { border: 1px solid var(--line); padding: 4px 10px; text-align: left; } summary { font-size: 12px; cursor: pointer; }
        </style>
        </head>
        <body>
        """;

    private final Writer out;
    private boolean single;

    HtmlPages(Writer out) {
        this.out = out;
    }

    @Override public void begin(String title, Exported.Project project) throws IOException {
        single = project == null;
        out.write(HEAD.formatted(escaped(title)));
        if (project != null) {
            out.write("<h1>" + escaped(title) + "</h1>\n");
            if (project.description() != null && !project.description().isBlank()) {
                out.write("<p class=\"about\">" + escaped(project.description()) + "</p>\n");
            }
        }
    }

    @Override public void chat(Exported.Chat chat) throws IOException {
        String heading = single ? "h1" : "h2";
        out.write("<section id=\"chat-" + chat.id() + "\">\n<" + heading + ">" + escaped(chat.shownTitle()) + "</" + heading + ">\n");
    }

    @Override public void message(Exported.Message message) throws IOException {
        String role = message.role() == null ? "" : message.role().toLowerCase(Locale.ROOT);
        String style = List.of("user", "system", "assistant").contains(role) ? " " + role : "";
        out.write("<article class=\"message" + style + "\" id=\"message-" + message.id() + "\">\n<div class=\"who\">" + escaped(message.shownRole())
            + (message.createdAt() == null ? "" : " · <time>" + escaped(message.createdAt()) + "</time>") + "</div>\n");
        RENDERER.render(PARSER.parse(message.content() == null ? "" : message.content()), out);
        if (message.metadata() != null && !message.metadata().isBlank()) {
            out.write("<details><summary>metadata</summary><pre>" + escaped(message.metadata()) + "</pre></details>\n");
        }
        out.write("</article>\n");
    }

    @Override public void chatEnds() throws IOException {
        out.write("</section>\n");
    }

    @Override public void end() throws IOException {
        out.write("</body>\n</html>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
