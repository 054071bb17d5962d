package dev.tidemark.cli;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.pruning.Retention;
import dev.tidemark.core.pruning.TrashService;
import dev.tidemark.core.pruning.TrashService.Bag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "trash", description = "List the files that deletes have moved to the trash, or remove them for good.")
final class TrashCommand extends Subcommand {
    @Option(names = "--empty", description = "Remove them for good; the undo of those entries brings no files back then.")
    private boolean empty;

    @Option(names = "--older-than", paramLabel = "AGE", description = "Only those that were moved longer ago: 12h, 30d, 8w.")
    private String olderThan;

    @Spec private CommandSpec spec;

    @Override Outcome run(Context context) {
        TrashService trash = context.services().trash();
        List<Bag> bags = trash.bags(age());
        if (empty) {
            List<Bag> gone = trash.empty(bags, context.progress(), context.cancellation());
            return Outcome.done(json(bags, gone), page -> page.done(TrashService.sentence(gone)));
        }
        return Outcome.done(json(bags, List.of()), page -> {
            bags.forEach(bag -> {
                page.line("  " + bag.line(context.zone()));
                bag.names().forEach(name -> page.line("      " + page.style().faint(name)));
            });
            page.line(bags.isEmpty() ? "Nothing lies in the trash" + (olderThan == null ? "." : " that is older.") : "The files of " + Texts.count(bags.size(), "entry", "entries") + ", " + Texts.size(TrashService.bytes(bags)) + ".");
            if (!bags.isEmpty()) {
                page.next("to bring some back: " + page.command("undo " + bags.getLast().entry()) + "; to remove them for good: " + page.command("trash --empty" + (olderThan == null ? "" : " --older-than " + olderThan)));
            }
        });
    }

    private Duration age() {
        try {
            return olderThan == null ? null : Retention.age(olderThan);
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), "“" + olderThan + "” will not do for --older-than", unfit);
        }
    }

    private static Map<String, Object> json(List<Bag> bags, List<Bag> gone) {
        return Json.object("entries", bags.stream().map(bag -> Json.object("entry", bag.entry(), "sentence", bag.sentence(), "at", bag.at(), "files", bag.names(), "bytes", bag.bytes())).toList(),
            "bytes", TrashService.bytes(bags), "removed", gone.stream().map(Bag::entry).toList());
    }
}
