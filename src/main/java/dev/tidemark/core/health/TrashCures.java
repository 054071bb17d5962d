package dev.tidemark.core.health;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.pruning.TrashService;
import dev.tidemark.core.pruning.TrashService.Bag;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Emptying the trash, as what a person looks at before. */
public final class TrashCures {
    private TrashCures() { }

    /** Removes these for good. */
    public static Cure empty(TrashService trash, List<Bag> bags) {
        return new Cure("empty-trash", "Empty the trash", Texts.size(TrashService.bytes(bags)) + " are removed for good. Undoing these entries of the journal brings the rows back afterwards, and no files.", Cure.Touches.FILES,
            () -> {
                List<String> lines = new ArrayList<>();
                for (Bag bag : bags) {
                    lines.add(bag.line(ZoneId.systemDefault()));
                    bag.names().forEach(name -> lines.add("    " + name));
                }
                return lines;
            },
            (progress, cancellation) -> TrashService.sentence(trash.empty(bags, progress, cancellation)));
    }
}
