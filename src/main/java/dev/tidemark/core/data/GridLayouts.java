package dev.tidemark.core.data;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a person has arranged the columns of each table: which are hidden, how wide they are. Kept in a small file beside the journal. Blocking. */
public final class GridLayouts {
    private final Path file;

    public GridLayouts(Workspace workspace) {
        this.file = workspace.notes().resolve("grid.json");
    }

    /**
     * The arrangement of one table.
     *
     * @param hidden names of columns
     * @param widths in pixels, by name
     */
    public record Layout(List<String> hidden, Map<String, Double> widths) {
        /** All columns, at their natural widths. */
        public static final Layout NATURAL = new Layout(List.of(), Map.of());

        public Layout {
            hidden = List.copyOf(hidden);
            widths = Map.copyOf(widths);
        }
    }

    /** The arrangement of a table; natural when none was made, or when the file cannot be understood: it is a comfort, no data. */
    public synchronized Layout of(String table) {
        return all().getOrDefault(table, Layout.NATURAL);
    }

    /** Keeps the arrangement of a table. */
    public synchronized void keep(String table, Layout layout) {
        Map<String, Layout> all = new LinkedHashMap<>(all());
        all.put(table, layout);
        WholeFile.at(file).ownerOnly().makingFolder().write(JsonMapper.shared().writeValueAsString(all));
    }

    private Map<String, Layout> all() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return JsonMapper.shared().readValue(Files.readString(file), new TypeReference<Map<String, Layout>>() { });
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        } catch (JacksonException notOurs) {
            return Map.of();
        }
    }
}
