package dev.tidemark.ui.chats;

import dev.tidemark.ui.support.SqlText;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Draws the blocks of a Markdown text, one under the other. Nothing in it is fetched or run: links and pictures stay text. */
final class MarkdownView {
    private static final int MOST_CELLS = 2_000;

    private MarkdownView() { }

    /** The children of a document, a quotation or a list item. */
    static VBox of(Node parent) {
        VBox blocks = new VBox();
        blocks.getStyleClass().add("md");
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            Region block = block(child);
            if (block != null) {
                blocks.getChildren().add(block);
            }
        }
        return blocks;
    }

    private static Region block(Node node) {
        return switch (node) {
            case Paragraph paragraph -> MarkdownText.flow(paragraph);
            case Heading heading -> styled(MarkdownText.flow(heading), heading.getLevel() <= 2 ? "md-heading-large" : "md-heading");
            case BulletList list -> list(list, -1);
            case OrderedList list -> list(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
            case FencedCodeBlock code -> code(code.getLiteral(), code.getInfo());
            case IndentedCodeBlock code -> code(code.getLiteral(), "");
            case BlockQuote quote -> styled(of(quote), "md-quote");
            case ThematicBreak line -> new Separator();
            case TableBlock table -> table(table);
            case HtmlBlock html -> MarkdownText.plain(html.getLiteral());
            case LinkReferenceDefinition definition -> null;
            default -> of(node);
        };
    }

    private static Region code(String literal, String language) {
        String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        boolean sql = language != null && language.toLowerCase(Locale.ROOT).startsWith("sql");
        return sql ? SqlText.block(text) : styled(MarkdownText.code(text), "code-block");
    }

    private static VBox list(Node list, int firstNumber) {
        VBox items = new VBox();
        items.getStyleClass().add("md-list");
        int number = firstNumber;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Label mark = new Label(firstNumber < 0 ? "•" : number + ".");
            mark.getStyleClass().add("md-mark");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            VBox content = of(item);
            HBox.setHgrow(content, Priority.ALWAYS);
            HBox row = new HBox(mark, content);
            row.getStyleClass().add("md-item");
            items.getChildren().add(row);
            number++;
        }
        return items;
    }

    private static GridPane table(TableBlock table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("md-table");
        int columns = columns(table);
        int row = 0;
        int cells = 0;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node line = part.getFirstChild(); line != null && cells < MOST_CELLS; line = line.getNext(), row++) {
                int column = 0;
                for (Node cell = line.getFirstChild(); cell != null; cell = cell.getNext(), cells++) {
                    Region text = new Cell(MarkdownText.flow(cell), columns);
                    text.getStyleClass().addAll("md-cell", part instanceof TableHead ? "md-cell-head" : "md-cell-body");
                    grid.add(text, column++, row);
                    GridPane.setHgrow(text, Priority.SOMETIMES);
                }
            }
        }
        return grid;
    }

    private static int columns(TableBlock table) {
        int columns = 0;
        for (Node cell = table.getFirstChild().getFirstChild().getFirstChild(); cell != null; cell = cell.getNext()) {
            columns++;
        }
        return columns;
    }

    /** A grid takes the same width from each column that is too wide in sum, which would break the words of a short one letter by letter. */
    private static final class Cell extends StackPane {
        private static final double SHARED = 420;
        private static final double LEAST = 48;

        private final double enough;

        Cell(Region text, int columns) {
            super(text);
            enough = Math.max(LEAST, SHARED / columns);
        }

        @Override
        protected double computeMinWidth(double height) {
            return Math.min(computePrefWidth(-1), enough);
        }
    }

    private static <R extends Region> R styled(R region, String styleClass) {
        region.getStyleClass().add(styleClass);
        return region;
    }
}
