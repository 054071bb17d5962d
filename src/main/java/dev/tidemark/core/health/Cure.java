package dev.tidemark.core.health;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import java.util.List;
import java.util.function.Supplier;

/** Something that can be done about a finding: seen before, done on request, down the safe road. */
public final class Cure {
    private final String id;
    private final String verb;
    private final String sentence;
    private final Supplier<List<String>> preview;
    private final Action action;

    /** Does it, and says what was done in one sentence. */
    @FunctionalInterface
    public interface Action {
        String run(Progress progress, Cancellation cancellation);
    }

    /**
     * A cure.
     *
     * @param id a word for the command line, for example "recover"
     * @param verb what a button says: "Recover the script"
     * @param sentence what it does to structure and to data, and how it is taken back
     * @param preview computes the lines that show exactly what will happen; asked for only when a person looks, may throw a Problem
     */
    public Cure(String id, String verb, String sentence, Supplier<List<String>> preview, Action action) {
        this.id = id;
        this.verb = verb;
        this.sentence = sentence;
        this.preview = preview;
        this.action = action;
    }

    public String id() {
        return id;
    }

    public String verb() {
        return verb;
    }

    public String sentence() {
        return sentence;
    }

    /**
     * The lines that show exactly what will happen; blocking, reads only.
     *
     * @throws dev.tidemark.core.common.Problem when that cannot be told; the cure cannot be run then either
     */
    public List<String> preview() {
        return List.copyOf(preview.get());
    }

    /**
     * Carries it out; blocking.
     *
     * @return what was done, in one sentence
     * @throws dev.tidemark.core.common.Problem with everything as it was before
     */
    public String run(Progress progress, Cancellation cancellation) {
        return action.run(progress, cancellation);
    }
}
