package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.common.Severity;

/** One thing that scripts are looked through for. A rule keeps no state, so that one of it serves all threads. */
public abstract class LintRule {
    private final String code;
    private final Severity severity;
    private final String sentence;
    private final String why;
    private final String fix;

    /**
     * Describes the rule; the guide's list says the same.
     *
     * @param severity how much it matters unless {@code tidemark.toml} says otherwise
     * @param sentence what it finds
     * @param why what comes of it
     * @param fix what to do about it
     */
    protected LintRule(String code, Severity severity, String sentence, String why, String fix) {
        this.code = code;
        this.severity = severity;
        this.sentence = sentence;
        this.why = why;
        this.fix = fix;
    }

    public final String code() {
        return code;
    }

    public final Severity severity() {
        return severity;
    }

    public final String sentence() {
        return sentence;
    }

    public final String why() {
        return why;
    }

    public final String fix() {
        return fix;
    }

    /** Whether undo scripts are looked through too. Taking something away is what most of them are for. */
    public boolean undoScriptsToo() {
        return false;
    }

    /** Looks through a script. What it cannot know from the context it passes over in silence. */
    public abstract void check(Script script, Findings findings);
}
