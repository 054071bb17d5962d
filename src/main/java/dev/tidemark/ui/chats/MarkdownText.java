package dev.tidemark.ui.chats;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Draws what is inside one Markdown block: a flow of text in several hands. */
final class MarkdownText {
    private final TextFlow flow = new TextFlow();

    private MarkdownText() { }

    static TextFlow flow(Node block) {
        MarkdownText text = new MarkdownText();
        text.flow.getStyleClass().add("md-flow");
        text.addChildren(block, block instanceof Heading ? "md-strong" : "md-plain");
        return text.flow;
    }

    static TextFlow plain(String literal) {
        return single(literal, "md-plain");
    }

    static TextFlow code(String literal) {
        return single(literal.replace("\t", "    "), "md-code");
    }

    private static TextFlow single(String literal, String hand) {
        MarkdownText text = new MarkdownText();
        text.flow.getStyleClass().add("md-flow");
        text.add(literal, hand);
        return text.flow;
    }

    private void addChildren(Node parent, String hand) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            switch (child) {
                case org.commonmark.node.Text text -> add(text.getLiteral(), hand);
                case Code code -> add(code.getLiteral(), "md-code");
                case StrongEmphasis strong -> addChildren(strong, "md-strong");
                case Emphasis emphasis -> addChildren(emphasis, hand.equals("md-strong") ? "md-strong" : "md-emphasis");
                case Link link -> addLink(link);
                case Image image -> addLink(image, image.getDestination(), hand);
                // In a chat a line end is meant as one.
                case SoftLineBreak line -> add("\n", hand);
                case HardLineBreak line -> add("\n", hand);
                case HtmlInline html -> add(html.getLiteral(), hand);
                default -> addChildren(child, hand);
            }
        }
    }

    private void addLink(Link link) {
        addLink(link, link.getDestination(), "md-link");
    }

    /** A link is not followed from here, so that where it leads has to be read. */
    private void addLink(Node link, String destination, String hand) {
        int before = flow.getChildren().size();
        addChildren(link, hand);
        StringBuilder shown = new StringBuilder();
        flow.getChildren().subList(before, flow.getChildren().size()).forEach(piece -> shown.append(((Text) piece).getText()));
        if (!shown.toString().equals(destination)) {
            add(" (" + destination + ")", "md-quiet");
        }
    }

    private void add(String literal, String hand) {
        Text text = new Text(literal);
        text.getStyleClass().addAll("md-text", hand);
        flow.getChildren().add(text);
    }
}
