package dev.tidemark.core.status;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.Timeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The state of a workspace at one moment.
 *
 * @param bytes the size of the database file with its write-ahead log
 * @param journalMode as SQLite names it: "delete", "wal"
 * @param writable whether the file and its folder can be written
 * @param migrationsProblem why the migrations folder could not be read, and what to do about it; empty when it could. The timeline then
 *     holds only what the history says
 * @param deviations in how many objects the schema differs from what its applied migrations build; empty where nothing is applied or that cannot be told
 * @param backups newest first
 * @param readAt when this was read
 * @param readOnly whether it was opened to be looked at only
 */
public record Status(Path databaseFile, long bytes, String journalMode, boolean writable, Timeline timeline, Optional<Problem> migrationsProblem, OptionalInt deviations, boolean hasTables, List<Backup> backups, Instant readAt,
                     boolean readOnly) {
    public int pendingCount() {
        return timeline.pending().size();
    }

    public Optional<Backup> lastBackup() {
        return backups.stream().filter(backup -> !backup.isOfTheFuture(readAt)).findFirst().or(() -> backups.stream().findFirst());
    }

    /** "V7 · 2 pending", "V9", "base · 9 pending". */
    public String versionChip() {
        return timeline.currentLabel() + (pendingCount() == 0 ? "" : " · " + pendingCount() + " pending");
    }

    /** The state in one sentence: "All is well.", "All is well. Two migrations are waiting." */
    public String sentence() {
        if (migrationsProblem.isPresent()) {
            return timeline.layers().isEmpty() ? "This database has no migrations yet." : "The migrations cannot be read.";
        }
        List<Layer> troubled = timeline.troubled();
        if (!troubled.isEmpty()) {
            return troubled.size() == 1 ? "One migration needs a look." : inWords(troubled.size()) + " migrations need a look.";
        }
        if (!timeline.badlyNamed().isEmpty()) {
            return timeline.badlyNamed().size() == 1 ? "One script is not named as a migration." : inWords(timeline.badlyNamed().size()) + " scripts are not named as migrations.";
        }
        if (withoutHistory()) {
            return "This database has tables but no schema history.";
        }
        if (drifted()) {
            return "The schema has drifted: it differs from what " + timeline.currentLabel() + " builds in " + Texts.count(deviations.getAsInt(), "object", "objects") + ".";
        }
        return "All is well." + switch (pendingCount()) {
            case 0 -> "";
            case 1 -> " One migration is waiting.";
            default -> " " + inWords(pendingCount()) + " migrations are waiting.";
        };
    }

    /** Whether nothing asks for attention. */
    public boolean allIsWell() {
        return migrationsProblem.isEmpty() && timeline.troubled().isEmpty() && timeline.badlyNamed().isEmpty() && !drifted() && !withoutHistory();
    }

    /** Whether the schema is known to differ from what its applied migrations build. */
    public boolean drifted() {
        return deviations.isPresent() && deviations.getAsInt() > 0;
    }

    /** Whether there are tables of which nobody has written down which migrations made them. */
    public boolean withoutHistory() {
        return timeline.current().isEmpty() && hasTables;
    }

    /** What is worth doing next, most urgent first; never empty. */
    public List<NextStep> nextSteps() {
        List<NextStep> steps = new ArrayList<>();
        if (readOnly) {
            return List.of(new NextStep(NextStep.Kind.GET_WRITE_ACCESS, "Open read-only", "You can look at everything, and nothing in it can be changed."));
        }
        if (!writable) {
            steps.add(new NextStep(NextStep.Kind.GET_WRITE_ACCESS, "The database is read-only", "You can look at everything; to change it, give yourself write permission for " + databaseFile + " and its folder."));
        }
        migrationsProblem.ifPresent(problem -> steps.add(new NextStep(NextStep.Kind.LOOK_AT_MIGRATIONS, problem.what(), problem.next())));
        if (migrationsProblem.isEmpty() && !timeline.troubled().isEmpty()) {
            steps.add(new NextStep(NextStep.Kind.LOOK_AT_MIGRATIONS, "Look at " + Texts.count(timeline.troubled().size(), "migration", "migrations"),
                timeline.troubled().stream().limit(4).map(layer -> layer.versionLabel() + " is " + layer.state().word()).collect(Collectors.joining(", ")) + "."));
        }
        if (!timeline.badlyNamed().isEmpty()) {
            steps.add(new NextStep(NextStep.Kind.LOOK_AT_MIGRATIONS, "Rename " + Texts.count(timeline.badlyNamed().size(), "script", "scripts"),
                timeline.badlyNamed().stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", ")) + ": not named as a migration, so nothing runs until that is settled."));
        }
        if (withoutHistory() && migrationsProblem.isEmpty()) {
            steps.add(new NextStep(NextStep.Kind.ADOPT, "Adopt this database",
                "It has tables and no schema history: compare them with what each version builds, and take on the version that they match."));
        }
        if (drifted()) {
            steps.add(new NextStep(NextStep.Kind.LOOK_AT_DRIFT, "Look at what was changed by hand",
                "The schema differs in " + Texts.count(deviations.getAsInt(), "object", "objects") + " from what its migrations build; a migration can be made of it."));
        }
        if (pendingCount() > 0 && migrationsProblem.isEmpty() && timeline.troubled().isEmpty() && timeline.badlyNamed().isEmpty() && !withoutHistory()) {
            steps.add(new NextStep(NextStep.Kind.MIGRATE, "Run " + Texts.count(pendingCount(), "pending migration", "pending migrations"),
                timeline.pending().stream().limit(3).map(layer -> layer.versionLabel() + " " + layer.description()).collect(Collectors.joining(", "))
                    + (pendingCount() > 3 ? " and " + (pendingCount() - 3) + " more." : ".")));
        }
        steps.add(backupStep());
        return steps;
    }

    private NextStep backupStep() {
        return lastBackup().map(last -> new NextStep(NextStep.Kind.BACK_UP, "Last backup " + Texts.ago(last.createdAt(), readAt) + (last.verified() ? ", verified" : ", not verified"),
                backups.size() + " kept, " + Texts.size(backups.stream().mapToLong(Backup::bytes).sum()) + "."))
            .orElseGet(() -> new NextStep(NextStep.Kind.BACK_UP, "No backup yet", "Make the first one: a verified copy, while the chatbot goes on working."));
    }

    private static String inWords(int number) {
        String[] words = {"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"};
        return number < words.length ? words[number] : Texts.grouped(number);
    }
}
