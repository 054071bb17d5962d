package dev.tidemark.ui.support;

import java.util.List;

/**
 * A question before a deed.
 *
 * @param title names the deed: "Delete the chat “Returns policy”"
 * @param sentence what will happen, in one or two sentences
 * @param details what exactly is affected, one line each; may be empty
 * @param verb the button: "Delete chat and 12 messages"
 * @param danger whether something is lost, so that the button shows it
 * @param refusal the other button, which does nothing: "Cancel"
 * @param typedName what must be typed exactly before the verb can be pressed; null when nothing
 */
public record Confirmation(String title, String sentence, List<String> details, String verb, boolean danger, String refusal, String typedName) {
    public Confirmation {
        details = List.copyOf(details);
    }

    /** A plain question. */
    public static Confirmation of(String title, String sentence, String verb) {
        return new Confirmation(title, sentence, List.of(), verb, false, Messages.text("dialog.cancel"), null);
    }

    /** The same with a list of what is affected. */
    public Confirmation withDetails(List<String> lines) {
        return new Confirmation(title, sentence, lines, verb, danger, refusal, typedName);
    }

    /** The same, shown as a deed that loses something. */
    public Confirmation asDanger() {
        return new Confirmation(title, sentence, details, verb, true, refusal, typedName);
    }

    /** The same, with a refusal in its own words where it leaves something behind: "Start empty". */
    public Confirmation refusedBy(String words) {
        return new Confirmation(title, sentence, details, verb, danger, words, typedName);
    }

    /** The same, with a name to type first. */
    public Confirmation typing(String name) {
        return new Confirmation(title, sentence, details, verb, danger, refusal, name);
    }
}
