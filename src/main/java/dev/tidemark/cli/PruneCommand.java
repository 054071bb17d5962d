package dev.tidemark.cli;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.Kept;
import dev.tidemark.core.backups.KeptService;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.pruning.PrunePlan;
import dev.tidemark.core.pruning.PruneService;
import dev.tidemark.core.pruning.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "prune", description = "Remove old backups. Pinned ones stay, the newest verified one, and those that an undo needs.")
final class PruneCommand extends Subcommand {
    @Option(names = "--dry-run", description = "Only show what would go.")
    private boolean dryRun;

    @Option(names = "--keep", paramLabel = "N", description = "Keep the newest N.")
    private String keep;

    @Option(names = "--older-than", paramLabel = "AGE", description = "Remove those that are older: 12h, 30d, 8w.")
    private String olderThan;

    @Option(names = "--max-size", paramLabel = "SIZE", description = "Keep as many of the newest as fit: 800M, 5G.")
    private String maxSize;

    @Option(names = "--kept", paramLabel = "NAME", description = "Remove what “tidemark backups” shows under this name as kept from before a restore; may be given several times.")
    private List<String> kept = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override Outcome run(Context context) {
        if (!kept.isEmpty()) {
            return removeKept(context);
        }
        PruneService prunes = context.services().prunes();
        Retention asked = new Retention(read("--keep", keep, Retention::count), read("--older-than", olderThan, Retention::age), read("--max-size", maxSize, Retention::size));
        Retention rules = asked.isEmpty() ? prunes.settings() : asked;
        if (rules.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "a prune needs --keep, --older-than or --max-size, or these settings under [backups] in tidemark.toml");
        }
        PrunePlan plan = prunes.plan(rules);
        List<Backup> gone = dryRun ? List.of() : prunes.prune(plan, context.progress(), context.cancellation());
        return Outcome.done(Json.object("dryRun", dryRun, "goes", plan.goes().stream().map(BackupsCommand::json).toList(),
            "spared", plan.spared().entrySet().stream().map(spared -> Json.object("file", spared.getKey().file().toString(), "because", spared.getValue())).toList(),
            "removed", gone.stream().map(Backup::name).toList(), "bytes", plan.bytes()), page -> {
                plan.goes().forEach(backup -> page.line("  " + backup.name() + "  " + Texts.moment(backup.createdAt(), context.zone()) + ", " + Texts.size(backup.bytes())));
                plan.spared().forEach((backup, why) -> page.line("  " + page.style().faint(backup.name() + " stays: " + why)));
                if (dryRun) {
                    page.line(plan.sentence());
                } else {
                    page.done(PruneService.sentence(gone));
                }
            });
    }

    /** Only what is named, and nothing by a rule: there is no other copy of it. */
    private Outcome removeKept(Context context) {
        if (keep != null || olderThan != null || maxSize != null) {
            throw new ParameterException(spec.commandLine(), "--kept goes by names; --keep, --older-than and --max-size go by rules");
        }
        KeptService service = context.services().kept();
        List<Kept> all = service.list();
        List<Kept> chosen = kept.stream().distinct().map(name -> all.stream().filter(each -> each.name().equals(name)).findFirst()
            .orElseThrow(() -> Problem.of(ProblemCode.BACKUP_MISSING, "path", name))).toList();
        List<Kept> gone = dryRun ? List.of() : service.remove(chosen, context.progress(), context.cancellation());
        return Outcome.done(Json.object("dryRun", dryRun, "kept", chosen.stream().map(BackupsCommand::json).toList(), "removed", gone.stream().map(Kept::name).toList(), "bytes", KeptService.bytes(chosen)), page -> {
            chosen.forEach(each -> page.line("  " + each.line(context.zone())));
            if (dryRun) {
                page.line("Nothing was removed.");
            } else {
                page.done(KeptService.sentence(gone));
            }
        });
    }

    private <T> Optional<T> read(String option, String value, Function<String, T> reading) {
        try {
            return Optional.ofNullable(value).map(reading);
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), "“" + value + "” will not do for " + option, unfit);
        }
    }
}
