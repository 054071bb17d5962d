package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.DerivedUndo;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "undo-script", description = "Derive the undo script of a migration that has none, for your review.")
final class UndoScriptCommand extends Subcommand {
    @Parameters(paramLabel = "VERSION", description = "The migration to undo.")
    private String version;

    @Option(names = "--write", description = "Save it beside the migration. An undo script that exists is never overwritten.")
    private boolean write;

    @Spec private CommandSpec spec;

    @Override Outcome run(Context context) {
        Services services = context.services();
        DerivedUndo undo = services.undoScripts().derive(version());
        Optional<Path> saved = write ? Optional.of(services.undoScripts().save(undo)) : Optional.empty();
        return Outcome.done(
            Json.object("version", undo.migration().version(), "statements", undo.script().statements(), "notes", undo.notes(),
                "file", undo.file().toString(), "saved", saved.isPresent()),
            page -> {
                page.line(undo.text()).blank();
                if (saved.isPresent()) {
                    page.done("Saved as " + context.shown(saved.get())).next("read it once more, then: " + page.command("rollback --steps 1 --dry-run"));
                } else {
                    page.line("Nothing was written.").next(page.command("undo-script " + undo.migration().version() + " --write"));
                }
            });
    }

    private Version version() {
        if (Target.parse(version) instanceof Target.To(Version wanted)) {
            return wanted;
        }
        throw new ParameterException(spec.commandLine(), "undo-script takes a version, not " + version);
    }
}
