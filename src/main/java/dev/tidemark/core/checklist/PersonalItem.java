package dev.tidemark.core.checklist;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A line of the checklist that only a person can know. What is ticked goes into the journal; nothing waits for it. */
public enum PersonalItem {
    CHATBOT_STOPPED("chatbot-stopped", "The chatbot is stopped, or may wait while this runs."),
    OTHERS_TOLD("others-told", "Everyone who uses this database has been told."),
    CHANGES_DOCUMENTED("changes-documented", "Breaking changes are documented, in the API's documentation too."),
    TESTED_AFTERWARDS("tested-afterwards", "Somebody tries the chatbot when this is done.");

    private final String id;
    private final String sentence;

    PersonalItem(String id, String sentence) {
        this.id = id;
        this.sentence = sentence;
    }

    /** The word for the command line. */
    public String id() {
        return id;
    }

    public String sentence() {
        return sentence;
    }

    /** The line of that word; empty when there is none. */
    public static Optional<PersonalItem> of(String id) {
        return Arrays.stream(values()).filter(item -> item.id.equals(id)).findFirst();
    }

    /** All words, for a sentence. */
    public static String ids() {
        return Arrays.stream(values()).map(PersonalItem::id).collect(Collectors.joining(", "));
    }

    /** What the journal says of the ticked lines, in the list's order. */
    public static List<String> journalLines(List<PersonalItem> ticked) {
        return ticked.stream().distinct().sorted().map(item -> "Ticked: " + item.sentence).toList();
    }
}
