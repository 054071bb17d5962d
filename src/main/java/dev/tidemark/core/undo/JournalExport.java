package dev.tidemark.core.undo;

import dev.tidemark.core.common.Formulas;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.workspace.WholeFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes a journal for people and programs outside: JSON with everything, CSV and Markdown with one line an entry. */
public record JournalExport(Lineage lineage) {
    /** Whether the ending of a file says how it is written. */
    public static boolean isKnown(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return List.of(".json", ".csv", ".md").stream().anyMatch(name::endsWith);
    }

    /**
     * Writes a file, readable by its owner alone, in place of the one of that name if there is one; its ending says how.
     *
     * @throws Problem INPUT_OUTPUT, WRONG_USAGE for another ending; a file that was there is then as it was
     */
    public void replace(Path file) {
        WholeFile.at(file).ownerOnly().write(text(file));
    }

    /**
     * Writes a new file, readable by its owner alone; its ending says how.
     *
     * @throws Problem OUTPUT_EXISTS, INPUT_OUTPUT, WRONG_USAGE for another ending
     */
    public void write(Path file) {
        WholeFile.at(file).ownerOnly().unlessThere().write(text(file));
    }

    private String text(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(lineage.entries()) + "\n";
        }
        if (name.endsWith(".csv")) {
            return csv();
        }
        if (name.endsWith(".md")) {
            return markdown();
        }
        throw Problem.of(ProblemCode.WRONG_USAGE, "detail", "the journal can be written as .json, .csv or .md, and " + file.getFileName() + " ends otherwise", "command", "tidemark journal");
    }

    private static final List<String> HEAD = List.of("number", "at", "by", "kind", "sentence", "counts", "backup", "undo", "undone by");

    private List<String> row(JournalEntry e) {
        String counts = e.counts().entrySet().stream().map(c -> c.getKey() + " " + count(c.getValue().before()) + " → " + count(c.getValue().after())).collect(Collectors.joining("; "));
        return Arrays.asList(String.valueOf(e.number()), e.at().toString(), e.by(), e.kind(), e.sentence(), counts, e.backup() == null ? "" : e.backup(), way(e),
            lineage.undoneBy(e).map(by -> String.valueOf(by.number())).orElse(""));
    }

    private String csv() {
        StringBuilder text = new StringBuilder(String.join(",", HEAD)).append("\r\n");
        lineage.entries().forEach(e -> text.append(row(e).stream().map(JournalExport::csvCell).collect(Collectors.joining(","))).append("\r\n"));
        return text.toString();
    }

    private static String csvCell(String cell) {
        return '"' + Formulas.disarmed(cell).replace("\"", "\"\"") + '"';
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("| ").append(String.join(" | ", HEAD)).append(" |\n|").append("---|".repeat(HEAD.size())).append('\n');
        lineage.entries().forEach(e -> text.append("| ").append(row(e).stream().map(cell -> cell.replace("|", "\\|").replaceAll("\\s+", " ")).collect(Collectors.joining(" | "))).append(" |\n"));
        return text.toString();
    }

    /** A number of rows, or that there was no such table. */
    public static String count(Long rows) {
        return rows == null ? "no table" : Texts.grouped(rows);
    }

    /** How an entry is taken back, in words. */
    public static String way(JournalEntry entry) {
        return switch (Lineage.way(entry)) {
            case Undo.RollBack(String _, String to) -> "roll back to " + (to == null ? "base" : "V" + to);
            case Undo.Migrate(String _, String to) -> "migrate to V" + to;
            case Undo.Stamp(String _, String to) -> "stamp " + (to == null ? "base" : "V" + to);
            case Undo.Restore(String backup, String because) -> "restore " + backup + (because == null ? "" : ", since " + because);
            case Undo.Rows _ -> "put each row back";
            case Undo.Files _ -> "move the files back from the trash";
            case Undo.None(String because) -> "nothing to take back: " + because;
        };
    }
}
