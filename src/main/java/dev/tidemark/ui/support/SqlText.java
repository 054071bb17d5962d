package dev.tidemark.ui.support;

import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** SQL in colours: keywords, strings, numbers and comments. On the window's thread, save for making nodes that are not yet shown. */
public final class SqlText {
    /** Every piece is a node of its own, so a text longer than this stays in one colour. */
    public static final int LONGEST_COLOURED = 60_000;

    private SqlText() { }

    /** The text as a flow that wraps at its width; its blanks and line ends are kept. */
    public static TextFlow flow(String sql) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("sql");
        setText(flow, sql);
        return flow;
    }

    /** Puts another text into a {@link #flow}. */
    public static void setText(TextFlow flow, String sql) {
        String text = sql.replace("\r\n", "\n").replace("\t", "    ");
        List<SqlColours.Token> tokens = text.length() > LONGEST_COLOURED ? List.of(new SqlColours.Token(SqlColours.Kind.PLAIN, text)) : SqlColours.of(text);
        flow.getChildren().setAll(tokens.stream().map(SqlText::node).toList());
    }

    /** The text in the sunken box for code. A screen reader reads it as text; for the clipboard put a button beside it. */
    public static StackPane block(String sql) {
        StackPane block = new StackPane(flow(sql));
        block.getStyleClass().add("code-block");
        block.setAccessibleRole(AccessibleRole.TEXT);
        block.setAccessibleText(sql);
        return block;
    }

    private static Text node(SqlColours.Token token) {
        Text node = new Text(token.text());
        node.getStyleClass().addAll("sql-piece", "sql-" + token.kind().name().toLowerCase(Locale.ROOT));
        return node;
    }
}
