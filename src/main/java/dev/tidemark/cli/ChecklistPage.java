package dev.tidemark.cli;

import dev.tidemark.core.checklist.Checklist;
import dev.tidemark.core.checklist.ChecklistItem;
import dev.tidemark.core.checklist.PersonalItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The checklist of a plan, for a person and as JSON. */
final class ChecklistPage {
    private ChecklistPage() { }

    /** The lines under a heading: those that the machine answers, then those for the person, each with the word that ticks it. */
    static List<String> lines(Style style, Checklist checklist, List<PersonalItem> ticked) {
        List<String> lines = new ArrayList<>();
        lines.add("Checklist: " + checklist.sentence());
        checklist.items().forEach(item -> lines.add(sign(style, item) + " " + item.sentence()));
        lines.add("Only you can know (--tick LINE):");
        for (PersonalItem item : PersonalItem.values()) {
            lines.add((ticked.contains(item) ? style.tick() : style.open()) + " " + item.sentence() + style.faint("   " + item.id()));
        }
        return lines;
    }

    private static String sign(Style style, ChecklistItem item) {
        return switch (item.status()) {
            case DONE -> style.tick();
            case TO_DO -> style.open();
            case WARNING -> style.mark();
            case NOT_KNOWN -> style.faint("?");
        };
    }

    static Map<String, Object> json(Checklist checklist, List<PersonalItem> ticked) {
        return Json.object("sentence", checklist.sentence(),
            "items", checklist.items().stream().map(item -> Json.object("id", item.id(), "status", item.status().word(), "sentence", item.sentence())).toList(),
            "onlyYouCanKnow", Arrays.stream(PersonalItem.values()).map(item -> Json.object("id", item.id(), "sentence", item.sentence(), "ticked", ticked.contains(item))).toList());
    }
}
