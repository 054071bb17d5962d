package dev.tidemark.core.health;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a check found.
 *
 * @param code the check's word, stable for scripts: "changed-script"
 * @param sentence what is so
 * @param place where: "V3", "documents → projects", a file name; with the code it names the finding
 * @param cures what can be done, the mildest first; empty when only a person can do something
 * @param more makes a cure of a word that is not listed, where there are too many to list; may read the database
 */
public record Finding(String code, Severity severity, String sentence, String place, List<Cure> cures, Function<String, Optional<Cure>> more) {
    private static final Set<String> DAMAGE = Set.of(Integrity.DAMAGED, ProblemCode.DAMAGED.id(), ProblemCode.TRUNCATED.id(), ProblemCode.NOT_A_DATABASE.id());

    public Finding {
        cures = List.copyOf(cures);
    }

    /** A finding with these cures and no others. */
    public Finding(String code, Severity severity, String sentence, String place, List<Cure> cures) {
        this(code, severity, sentence, place, cures, id -> Optional.empty());
    }

    /** The finding that a failure to look is. */
    public static Finding of(Problem problem) {
        return new Finding(problem.code().id(), Severity.ERROR, problem.what() + " " + problem.next(), "", List.of());
    }

    /** The same, and one sentence more. */
    public Finding saying(String more) {
        return new Finding(code, severity, sentence + " " + more, place, cures, this.more);
    }

    /** Whether the file itself is damaged, so that a rescue may help. */
    public boolean damaged() {
        return DAMAGE.contains(code);
    }

    /** What names it on the command line: "changed-script:V3". */
    public String key() {
        return place.isEmpty() ? code : code + ":" + place;
    }

    /** The cure with that word, listed or not; blocking. */
    public Optional<Cure> cure(String id) {
        return cures.stream().filter(c -> c.id().equals(id)).findFirst().or(() -> more.apply(id));
    }
}
