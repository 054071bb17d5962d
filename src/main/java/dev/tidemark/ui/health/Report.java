package dev.tidemark.ui.health;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Check;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.SetupCheck;
import dev.tidemark.core.pruning.TrashService.Bag;
import dev.tidemark.ui.support.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run of all checks found.
 *
 * @param findings the most severe first
 * @param setup the lines of the set-up check
 * @param looked the titles of the checks that ran
 * @param trash what deletes have moved there
 * @param at when it was ready
 */
record Report(List<Finding> findings, List<Check> setup, List<String> looked, List<Bag> trash, Instant at) {
    /**
     * Runs all checks; blocking, reads only.
     *
     * @throws dev.tidemark.core.common.Problem CANCELLED
     */
    static Report read(Services services, Progress progress, Cancellation cancellation) {
        List<Finding> findings = services.health().run(progress, cancellation);
        cancellation.check(Messages.text("health.task"));
        List<Check> setup = new SetupCheck(services.workspace(), services.database()).run(cancellation);
        return new Report(findings, setup, services.health().titles(), services.trash().bags(null), Instant.now());
    }

    /** With what a check of all pages found, which stands first. */
    Report with(Finding damage) {
        List<Finding> all = new ArrayList<>(List.of(damage));
        all.addAll(findings);
        return new Report(List.copyOf(all), setup, looked, trash, at);
    }

    /** How many findings and failed lines of the set-up check want something done. */
    int troubles() {
        return warnings() + failedSetup();
    }

    /** How many findings are more than a note. */
    int warnings() {
        return (int) findings.stream().filter(finding -> finding.severity() != Severity.NOTE).count();
    }

    /** Whether there is anything in the report that is worse than a note. */
    boolean sound() {
        return troubles() == 0;
    }

    /** "3 things need a look." */
    String sentence() {
        if (warnings() > 0) {
            return Messages.text("health.troubles", warnings());
        }
        if (failedSetup() > 0) {
            return Messages.text("health.setupFailed", failedSetup());
        }
        return findings.isEmpty() ? Messages.text("health.passed") : Messages.text("health.onlyNotes", findings.size());
    }

    private int failedSetup() {
        return (int) setup.stream().filter(check -> !check.passed()).count();
    }
}
