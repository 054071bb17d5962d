package dev.tidemark.core.checklist;

import java.util.List;

/** The answered lines, in the list's order; those of {@link PersonalItem} stand beside it. */
public record Checklist(List<ChecklistItem> items) {
    public Checklist {
        items = List.copyOf(items);
    }

    /** The lines that are not done. */
    public List<ChecklistItem> open() {
        return items.stream().filter(item -> !item.done()).toList();
    }

    /** "All 9 lines are in order." or "6 of 9 lines are in order." */
    public String sentence() {
        int done = items.size() - open().size();
        return (done == items.size() ? "All " : done + " of ") + items.size() + " lines are in order.";
    }
}
