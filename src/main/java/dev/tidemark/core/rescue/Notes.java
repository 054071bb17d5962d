package dev.tidemark.core.rescue;

import java.util.ArrayList;
import java.util.List;

/** What a person should know of a rescue, in sentences. For one thread. */
final class Notes {
    private final List<String> troubles = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** Something is, or may be, not as it was. */
    void add(String trouble) {
        troubles.add(trouble);
    }

    /** Something was done by which nothing is lost. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    List<String> troubles() {
        return List.copyOf(troubles);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
