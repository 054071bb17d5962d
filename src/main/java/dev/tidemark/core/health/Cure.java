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
    private final Touches touches;
    private final Supplier<List<String>> preview;
    private final Action action;

    /** What carrying a cure out writes to. */
    public enum Touches {
        /** The database, and perhaps files; a verified backup is taken first, always. */
        DATABASE,
        /** Files only: scripts, backups, what the chatbot stores. */
        FILES,
        /** How the bytes of the database lie in its files; no row and no table changes. */
        STORAGE,
        /** It only waits or looks again. */
        NOTHING
    }

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
     * @param touches what it writes to; a cure of the database goes down a road that takes a verified backup first
     * @param preview computes the lines that show exactly what will happen; asked for only when a person looks, may throw a Problem
     */
    public Cure(String id, String verb, String sentence, Touches touches, Supplier<List<String>> preview, Action action) {
        this.id = id;
        this.verb = verb;
        this.sentence = sentence;
        this.touches = touches;
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

    /** What it writes to, so that a person is told whether a backup comes first. */
    public Touches touches() {
        return touches;
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
     * @throws dev.tidemark.core.common.Problem with everything as it was before; or, where files change one by one, with what was done by then in the journal
     */
    public String run(Progress progress, Cancellation cancellation) {
        return action.run(progress, cancellation);
    }
}
