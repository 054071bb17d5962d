package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Message;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * A message made ready to be drawn; parsing is done away from the window's thread.
 *
 * @param text the content as Markdown
 * @param metadata null when there is none
 */
record Turn(Message message, Node text, Metadata metadata) {
    private static final int DEEPEST = 12;
    /** Safe for any thread. Both limits keep a hostile text from a tree that is too deep to draw. */
    private static final Parser MARKDOWN = Parser.builder().extensions(List.of(TablesExtension.create())).maxOpenBlockParsers(DEEPEST).maxInlineNesting(DEEPEST).build();

    static Turn of(Message message) {
        return new Turn(message, MARKDOWN.parse(message.content() == null ? "" : message.content()), Metadata.of(message.metadata()));
    }
}
