package dev.tidemark.cli;

import dev.tidemark.core.authoring.lint.LintFinding;
import dev.tidemark.core.checklist.Checklist;
import dev.tidemark.core.checklist.Situation;
import dev.tidemark.core.checklist.Situation.Seen;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.RehearsalReport;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows a plan, its checklist and what lint says of its scripts, and changes nothing. All that is printed with the SQL is a comment, so that it can be kept as a script. */
record DryRun(Context context, PlanOptions options) {
    Outcome show(Plan plan) {
        if (plan.empty()) {
            writeIfAsked(plan);
            return Outcome.done(Json.object("dryRun", true, "plan", TimelineJson.plan(plan), "checklist", null, "findings", List.of()), page -> page.line(plan.sql()));
        }
        Optional<RehearsalReport> rehearsal = options.rehearse ? Optional.of(context.services().rehearsal().run(plan, context.progress(), context.cancellation())) : Optional.empty();
        Optional<Path> written = writeIfAsked(plan);
        // What scrolls by, or goes into a pipe, may have been read or not; only a file is known to be new.
        Seen seen = written.isPresent() ? Seen.NOT_YET : Seen.NOT_KNOWN;
        Checklist checklist = context.services().checklists().look(new Situation(context.workspace(), plan, !options.noBackup, seen, rehearsal), context.cancellation());
        List<LintFinding> findings = context.services().lint().of(plan, context.cancellation());
        Map<String, Object> json = Json.object("dryRun", true, "plan", TimelineJson.plan(plan), "checklist", ChecklistPage.json(checklist, options.ticked()), "findings", LintPage.json(findings));
        return Outcome.done(json, page -> {
            List<String> lines = new ArrayList<>(ChecklistPage.lines(page.style(), checklist, options.ticked()));
            lines.addAll(LintPage.lines(findings));
            if (written.isPresent()) {
                page.done("Wrote the SQL to " + context.shown(written.get()) + "; nothing was changed.").blank();
                lines.forEach(page::line);
            } else {
                page.line(plan.sql());
                lines.forEach(line -> page.line("-- " + line));
            }
        });
    }

    private Optional<Path> writeIfAsked(Plan plan) {
        if (options.output() == null) {
            return Optional.empty();
        }
        Path file = context.terminal().here().resolve(options.output()).toAbsolutePath().normalize();
        try {
            Files.writeString(file, plan.sql(), StandardOpenOption.CREATE_NEW);
            return Optional.of(file);
        } catch (FileAlreadyExistsException failure) {
            throw Problem.because(failure, ProblemCode.OUTPUT_EXISTS, "path", file);
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }
}
