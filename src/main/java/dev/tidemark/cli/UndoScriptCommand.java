package dev.tidemark.cli;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.DerivedUndo;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "undo-script", description = "Derive the undo script of a migration that has none, for your review.")
final class UndoScriptCommand extends Subcommand {
    @ArgGroup(multiplicity = "1") private Which which;

    /** One of the two. */
    private static final class Which {
        @Parameters(paramLabel = "VERSION", description = "The migration to undo.")
        private String version;

        @Option(names = "--all", required = true, description = "Every migration that has none.")
        private boolean all;
    }

    @Option(names = "--write", description = "Save it beside the migration. An undo script that exists is never overwritten.")
    private boolean write;

    @Spec private CommandSpec spec;

    @Override Outcome run(Context context) {
        Services services = context.services();
        return which.all ? all(context, services) : one(context, services);
    }

    private Outcome all(Context context, Services services) {
        List<DerivedUndo> undos = MigrationFolder.read(context.workspace().migrationFolders()).versioned().stream().filter(migration -> migration.undo().isEmpty())
            .map(migration -> services.undoScripts().derive(migration.version())).toList();
        List<Path> saved = write ? services.undoScripts().saveAll(undos) : List.of();
        return Outcome.done(Json.object("scripts", undos.stream().map(undo -> json(undo, write)).toList()), page -> {
            undos.forEach(undo -> page.line(undo.text()).blank());
            if (undos.isEmpty()) {
                page.done("Every migration has its undo script.");
            } else if (write) {
                saved.forEach(file -> page.done("Saved as " + context.shown(file)));
                page.next("read them once more, then: " + page.command("rehearse"));
            } else {
                page.line("Nothing was written.").next(page.command("undo-script --all --write"));
            }
        });
    }

    private static Map<String, Object> json(DerivedUndo undo, boolean saved) {
        return Json.object("version", undo.migration().version(), "statements", undo.script().statements(), "notes", undo.notes(), "file", undo.file().toString(), "saved", saved);
    }

    private Outcome one(Context context, Services services) {
        DerivedUndo undo = services.undoScripts().derive(version(context));
        Optional<Path> saved = write ? Optional.of(services.undoScripts().save(undo)) : Optional.empty();
        return Outcome.done(
            json(undo, saved.isPresent()),
            page -> {
                page.line(undo.text()).blank();
                if (saved.isPresent()) {
                    page.done("Saved as " + context.shown(saved.get())).next("read it once more, then: " + page.command("rollback --steps 1 --dry-run"));
                } else {
                    page.line("Nothing was written.").next(page.command("undo-script " + undo.migration().version() + " --write"));
                }
            });
    }

    private Version version(Context context) {
        List<Version> known = MigrationFolder.read(context.workspace().migrationFolders()).versioned().stream().map(Migration::version).toList();
        return switch (Target.parse(which.version)) {
            case Target.To(Version wanted) -> wanted;
            case Target.Latest _ when !known.isEmpty() -> throw wrong("the latest is " + known.getLast().label() + ": undo-script " + known.getLast());
            case Target.Base _ when !known.isEmpty() -> throw wrong("below base there is nothing to undo; the first is " + known.getFirst().label() + ": undo-script " + known.getFirst());
            default -> throw wrong("there is no migration yet");
        };
    }

    private ParameterException wrong(String detail) {
        return new ParameterException(spec.commandLine(), "undo-script takes a version, not " + which.version + "; " + detail);
    }
}
