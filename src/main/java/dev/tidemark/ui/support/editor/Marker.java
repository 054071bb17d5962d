package dev.tidemark.ui.support.editor;

import dev.tidemark.core.common.Severity;

/**
 * Something to see in the editor's margin.
 *
 * @param line from 1; a line below the last one stands at the last one
 * @param sentence what is the matter and what to do, for the tooltip and for the line below the text
 */
public record Marker(int line, Severity severity, String sentence) {
    String icon() {
        return switch (severity) {
            case ERROR -> "fth-x-circle";
            case WARNING -> "fth-alert-triangle";
            case NOTE -> "fth-info";
        };
    }

    String styleClass() {
        return switch (severity) {
            case ERROR -> "danger";
            case WARNING -> "warning";
            case NOTE -> "muted";
        };
    }
}
