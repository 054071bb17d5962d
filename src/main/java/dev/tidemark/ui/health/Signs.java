package dev.tidemark.ui.health;

import dev.tidemark.core.common.Severity;
import dev.tidemark.ui.support.Chips;
import dev.tidemark.ui.support.Icons;
import dev.tidemark.ui.support.Messages;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** How a severity and a tick look here: a sign and a word, never a colour alone. */
final class Signs {
    private Signs() { }

    static FontIcon icon(Severity severity) {
        return switch (severity) {
            case ERROR -> Icons.of("fth-alert-octagon", "danger");
            case WARNING -> Icons.of("fth-alert-triangle", "warning");
            case NOTE -> Icons.of("fth-info", "muted");
        };
    }

    static String word(Severity severity) {
        return Messages.text("health.severity." + severity.word());
    }

    static Label chip(Severity severity) {
        return switch (severity) {
            case ERROR -> Chips.danger(word(severity));
            case WARNING -> Chips.warning(word(severity));
            case NOTE -> Chips.of("neutral", "fth-info", word(severity));
        };
    }
}
