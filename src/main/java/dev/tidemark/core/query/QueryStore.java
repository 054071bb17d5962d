package dev.tidemark.core.query;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.WholeFile;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person wrote into the console: the open tabs and what was run, in files beside the workspace that its owner alone can read. Blocking; safe for any thread. */
public final class QueryStore {
    private static final int KEPT = 1000;

    private final Path tabs;
    private final Path history;
    private final Clock clock;

    public QueryStore(Workspace workspace, Clock clock) {
        this.tabs = workspace.notes().resolve("query-tabs.json");
        this.history = workspace.notes().resolve("query-history.jsonl");
        this.clock = clock;
    }

    /**
     * The tabs of the console.
     *
     * @param texts of the tabs, from left to right
     * @param chosen which one is shown, from 0
     */
    public record Tabs(List<Tab> tabs, int chosen) {
        public Tabs {
            tabs = List.copyOf(tabs);
        }
    }

    /** One tab. */
    public record Tab(String name, String text) { }

    /**
     * A run.
     *
     * @param rows that came; for a change those that it touched; or {@link #FAILED}, {@link #CANCELLED}
     */
    public record Run(Instant at, String sql, long rows, long milliseconds) {
        /** In place of rows: it failed. */
        public static final long FAILED = -1;
        /** In place of rows: it was cancelled. */
        public static final long CANCELLED = -2;
    }

    /** The tabs as they were kept; none when nothing was, or when the file cannot be understood. */
    public synchronized Tabs tabs() {
        try {
            JsonNode node = Files.exists(tabs) ? JsonMapper.shared().readTree(Files.readString(tabs)) : null;
            if (node == null || !node.isObject()) {
                return new Tabs(List.of(), 0);
            }
            List<Tab> read = new ArrayList<>();
            node.path("tabs").forEach(tab -> read.add(new Tab(tab.path("name").asString(""), tab.path("text").asString(""))));
            return new Tabs(read, node.path("chosen").asInt(0));
        } catch (IOException | JacksonException damaged) {
            System.getLogger(QueryStore.class.getName()).log(System.Logger.Level.WARNING, "Not understood: " + tabs, damaged);
            return new Tabs(List.of(), 0);
        }
    }

    /** Keeps the tabs. */
    public synchronized void keep(Tabs open) {
        List<Map<String, Object>> written = new ArrayList<>();
        open.tabs().forEach(tab -> written.add(Map.of("name", tab.name(), "text", tab.text())));
        WholeFile.at(tabs).ownerOnly().makingFolder().write(JsonMapper.shared().writeValueAsString(Map.of("tabs", written, "chosen", open.chosen())));
    }

    /** The runs whose text holds all of these words, newest first, each text once. */
    public synchronized List<Run> history(String words, int most) {
        List<String> wanted = List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        Map<String, Run> newest = new LinkedHashMap<>();
        for (String line : lines().reversed()) {
            try {
                JsonNode node = JsonMapper.shared().readTree(line);
                Run run = new Run(Instant.ofEpochMilli(node.path("at").asLong()), node.path("sql").asString(), node.path("rows").asLong(), node.path("ms").asLong());
                if (wanted.stream().allMatch(run.sql().toLowerCase(Locale.ROOT)::contains) && newest.size() < most) {
                    newest.putIfAbsent(run.sql(), run);
                }
            } catch (JacksonException cutShort) {
                System.getLogger(QueryStore.class.getName()).log(System.Logger.Level.DEBUG, "A line of " + history + " is cut short", cutShort);
            }
        }
        return List.copyOf(newest.values());
    }

    /** Remembers a run; of many, the last {@value #KEPT}. */
    public synchronized void add(String sql, long rows, long milliseconds) {
        try {
            Private.folder(history.getParent());
            if (!Files.exists(history)) {
                Private.file(history);
            }
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("at", clock.millis());
            run.put("sql", sql);
            run.put("rows", rows);
            run.put("ms", milliseconds);
            Files.writeString(history, JsonMapper.shared().writeValueAsString(run) + "\n", StandardOpenOption.APPEND);
            List<String> all = lines();
            if (all.size() > 2 * KEPT) {
                WholeFile.at(history).ownerOnly().write(String.join("\n", all.subList(all.size() - KEPT, all.size())) + "\n");
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", history, "detail", Texts.reason(failure));
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(history) ? Files.readAllLines(history).stream().filter(line -> !line.isBlank()).toList() : List.of();
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", history, "detail", Texts.reason(failure));
        }
    }
}
