package dev.tidemark.cli;

import dev.tidemark.core.authoring.SchemaScript;
import dev.tidemark.core.migrations.Drift;
import dev.tidemark.core.schema.Deviation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "drift", description = "Compare the live schema with what its applied migrations build.")
final class DriftCommand extends Subcommand {
    @Option(names = "--sql", description = "Also show the statements that would make the drift a migration.")
    private boolean sql;

    @Override Outcome run(Context context) {
        Drift drift = context.services().drift().read();
        SchemaScript script = sql && drift.found() ? SchemaScript.between(drift.built(), drift.live(), context.services().newMigrations().floor()) : null;
        var json = Json.object("version", TimelineJson.version(drift.version()), "drift", drift.found(), "sentence", drift.sentence(),
            "deviations", json(drift.deviations()), "assumptions", drift.assumptions(),
            "statements", script == null ? null : script.statements(), "notes", script == null ? null : script.notes());
        return new Outcome(drift.found() ? ExitCode.FINDING : ExitCode.DONE, json, page -> {
            if (drift.found()) {
                page.wrong(drift.sentence());
                drift.deviations().forEach(d -> page.line("  " + d.sentence()));
            } else {
                page.done(drift.sentence());
            }
            drift.assumptions().forEach(a -> page.line("  " + page.style().mark() + " " + a));
            if (script != null) {
                page.blank().line(script.text("What would make the drift a migration:", List.of()));
            } else if (drift.found() && drift.version().isEmpty()) {
                page.next("adopt the database at the version that it matches: “tidemark health” names it, and “tidemark stamp VERSION” writes it down");
            } else if (drift.found()) {
                page.next(page.command("drift --sql") + page.style().faint("   shows it as a migration; “tidemark health” offers to save it as one"));
            }
        });
    }

    static List<Map<String, Object>> json(List<Deviation> deviations) {
        return deviations.stream().map(d -> Json.object("kind", d.change().kind().name().toLowerCase(Locale.ROOT), "type", d.change().type(),
            "name", d.change().name(), "sentence", d.sentence(), "details", d.details(), "expected", d.change().before(), "live", d.change().after())).toList();
    }
}
