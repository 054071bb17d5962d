package dev.tidemark.ui.backups;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.pruning.PrunePlan;
import dev.tidemark.core.pruning.Retention;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person is told before backups are removed.
 *
 * @param bySettings whether the rules are those of tidemark.toml
 */
record PruneQuestion(PrunePlan plan, Retention rules, boolean bySettings) {
    private static final int KEPT_UNTOLD = 20;

    /** Reads the rules and the backups. Blocking. @throws dev.tidemark.core.common.Problem CONFIG_UNREADABLE */
    static PruneQuestion read(Services services) {
        Retention settings = services.prunes().settings();
        Retention rules = settings.isEmpty() ? new Retention(Optional.of(KEPT_UNTOLD), Optional.empty(), Optional.empty()) : settings;
        return new PruneQuestion(services.prunes().plan(rules), rules, !settings.isEmpty());
    }

    /** "The newest 20 stay." */
    String rule() {
        List<String> parts = new ArrayList<>();
        rules.keep().ifPresent(count -> parts.add(count == 1 ? Messages.text("backups.prune.keepOne") : Messages.text("backups.prune.keep", Texts.grouped(count))));
        rules.olderThan().ifPresent(age -> parts.add(Messages.text("backups.prune.age", age.toHours() % 24 == 0 ? Texts.count(age.toDays(), "day", "days") : Texts.count(age.toHours(), "hour", "hours"))));
        rules.maxBytes().ifPresent(bytes -> parts.add(Messages.text("backups.prune.fit", Texts.size(bytes))));
        return String.join(" ", parts) + " " + Messages.text(bySettings ? "backups.prune.bySettings" : "backups.prune.byDefault");
    }

    Confirmation confirmation() {
        List<String> lines = new ArrayList<>();
        plan.goes().forEach(backup -> lines.add(Messages.text("backups.prune.goes", Dates.moment(backup.createdAt()), BackupCell.why(backup), Texts.size(backup.bytes()))));
        plan.spared().forEach((backup, why) -> lines.add(Messages.text("backups.prune.stays", Dates.moment(backup.createdAt()), why)));
        return Confirmation.of(Messages.text("backups.prune.title", Texts.count(plan.goes().size(), "backup", "backups"), Texts.size(plan.bytes())),
            rule() + " " + Messages.text("backups.prune.forGood"), Messages.text("backups.prune.verb", Texts.count(plan.goes().size(), "backup", "backups"))).withDetails(lines).asDanger();
    }
}
