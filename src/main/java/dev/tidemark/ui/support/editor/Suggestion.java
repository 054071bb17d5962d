package dev.tidemark.ui.support.editor;

/**
 * One line of the completion popup.
 *
 * @param label what the popup shows: "documents"
 * @param detail what it is, in a word or two: "table"; may be empty
 * @param from where in the text the replaced part begins; it ends at the caret
 * @param text what is put there
 */
public record Suggestion(String label, String detail, int from, String text) { }
