package dev.tidemark.core.authoring;

import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.schema.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A migration and its undo script that are not saved yet. A value.
 *
 * @param name the names of its files
 * @param why the reason, for the head of the script
 * @param below the highest migration that there is, which it builds on
 * @param created when it was drafted
 * @param example what a template is for and about; null for a derived one
 * @param up what it does; null for a template
 * @param down what takes it back; null for a template
 * @param proposals what looks like a rename and is not decided; it cannot be saved before
 * @param missing the values that a person has to say; it cannot be saved before
 * @param warnings what else a person should know, one sentence each
 * @param checks what {@link NewMigrations#obstacles} asks of the rows that there are
 */
public record Draft(MigrationName name, String why, Optional<Migration> below, Instant created, Example example, SchemaScript up, SchemaScript down, List<RenameProposal> proposals,
                    List<MissingFill> missing, List<String> warnings, List<RowCheck> checks) {
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Draft {
        proposals = List.copyOf(proposals);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
        checks = List.copyOf(checks);
    }

    /**
     * A value that has to be said before the script can run.
     *
     * @param table its name afterwards
     * @param rows how many rows of the database have none now
     */
    public record MissingFill(String table, String column, long rows) {
        /** As {@link Choices#withFill} takes it. */
        public String option() {
            return table + "." + column;
        }
    }

    public Version version() {
        return name.version();
    }

    public boolean template() {
        return example != null;
    }

    Draft withName(MigrationName other) {
        return new Draft(other, why, below, created, example, up, down, proposals, missing, warnings, checks);
    }

    /** With these before its own. */
    Draft withWarnings(List<String> more) {
        return new Draft(name, why, below, created, example, up, down, proposals, missing, Stream.concat(more.stream(), warnings.stream()).toList(), checks);
    }

    Draft withoutChecks() {
        return new Draft(name, why, below, created, example, up, down, proposals, missing, warnings, List.of());
    }

    /** Whether there is no difference, so that there is nothing to save. */
    public boolean empty() {
        return up != null && up.empty();
    }

    /** Whether it can be saved: everything is decided. */
    public boolean decided() {
        return proposals.isEmpty() && missing.isEmpty();
    }

    /**
     * Which of both scripts could not be shown to do what it shall on an empty copy, and why: one sentence each. It can be saved all the same, for what is missing here, such as a
     * module of SQLite, may be there where it runs.
     */
    public List<String> untried() {
        if (template()) {
            return List.of();
        }
        if (up.unproven() != null && up.unproven().equals(down.unproven())) {
            return List.of("Neither script could" + untried(up.unproven()));
        }
        return Stream.of(Optional.ofNullable(up.unproven()).map(why -> "The script could not" + untried(why)), Optional.ofNullable(down.unproven()).map(why -> "The undo script could not" + untried(why)))
            .flatMap(Optional::stream).toList();
    }

    private static String untried(String because) {
        return " be shown to work on an empty copy: " + because + " Rehearse before it is applied.";
    }

    /** The script's text. */
    public String text() {
        if (template()) {
            return head(name.message()) + "\n" + Templates.script(example, name);
        }
        List<String> more = new ArrayList<>(List.of("Why: " + why, buildsOn(), "Created: " + CREATED.format(created), "", "What changes:"));
        up.changes().forEach(c -> more.add("* " + SchemaScript.comment(c.sentence())));
        if (!up.notes().isEmpty() || up.unproven() != null) {
            more.addAll(List.of("", "What becomes of the data:"));
        }
        return up.text(sentence(name.message()), more);
    }

    /** The undo script's text; it says first where data does not come back. */
    public String undoText() {
        String heading = "Undo " + name.version().label() + ": " + name.message();
        if (template()) {
            return head(heading) + "\n" + Templates.undo(example, name);
        }
        List<String> more = new ArrayList<>(List.of("Created: " + CREATED.format(created), "", down.unproven() == null ? "The structure comes back completely." : "It could not be shown that the structure comes back completely."));
        List<String> lost = up.changes().stream().filter(SchemaChange::losesData).map(SchemaChange::data).toList();
        more.add(lost.isEmpty() ? unlost() : "Data does NOT come back where " + name.version().label() + " let it go; a backup from before has it:");
        lost.forEach(l -> more.add("* " + SchemaScript.comment(l)));
        if (!down.notes().isEmpty() || down.unproven() != null) {
            more.addAll(List.of("", "What becomes of the data on the way back:"));
        }
        return down.text(sentence(heading), more);
    }

    /** What is copied into other types, filled or counted anew is not turned back, and no script can tell whose value it was. */
    private String unlost() {
        boolean kept = up.changes().stream().noneMatch(c -> c instanceof SchemaChange.ColumnChanged || c instanceof SchemaChange.TableOptionChanged || c instanceof SchemaChange.VirtualTableChanged
            || c instanceof SchemaChange.ConstraintRemoved || c instanceof SchemaChange.ConstraintChanged);
        return kept ? "No data of before is lost by going there and back."
            : "No table and no column of before goes. Values that " + name.version().label() + " wrote otherwise, into another type or where there were none, stay as it wrote them; a backup from before has them.";
    }

    private String head(String heading) {
        return "-- " + sentence(heading) + "\n--\n-- Why: " + why + "\n-- " + buildsOn() + "\n-- Created: " + CREATED.format(created) + "\n";
    }

    private String buildsOn() {
        return "Builds on: " + below.map(Migration::label).orElse("an empty database");
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }
}
