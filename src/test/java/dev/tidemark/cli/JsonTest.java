package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JsonTest {
    private static final String BACKUP = "app.db.20250107_143000.backup";

    @TempDir Path folder;

    /** A run of every command, in an order in which each can do its work. */
    private static Map<String, List<String>> everyCommand() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        members.put("init --sample", List.of("workspace", "database", "created", "applied", "version", "backup", "sample"));
        members.put("backup", List.of("backup", "remarks"));
        members.put("backups", List.of("backups", "kept"));
        members.put("verify " + BACKUP, List.of("file", "verified", "compared", "version", "rows", "brokenReferences", "uncheckable"));
        members.put("pin " + BACKUP, List.of("backup"));
        members.put("prune --dry-run --keep 1", List.of("dryRun", "goes", "spared", "removed", "bytes"));
        members.put("check", List.of("passed", "checks"));
        members.put("rollback --steps 2", List.of("dryRun", "sentence", "plan", "milliseconds", "backup", "findings"));
        members.put("status", List.of("sentence", "allIsWell", "workspace", "database", "bytes", "journalMode", "writable", "migrationsProblem", "version", "latest", "pending", "troubled", "deviations", "badlyNamed", "lastBackup"));
        members.put("current", List.of("version", "description", "pending"));
        members.put("history", List.of("version", "migrations"));
        members.put("pending", List.of("version", "pending"));
        members.put("migrate --dry-run", List.of("dryRun", "plan", "checklist", "findings"));
        members.put("rehearse", List.of("passed", "sentence", "plan", "rehearsal"));
        members.put("migrate", List.of("dryRun", "sentence", "plan", "milliseconds", "backup", "findings"));
        members.put("drift", List.of("version", "drift", "sentence", "deviations", "assumptions", "statements", "notes"));
        members.put("compare latest", List.of("other", "same", "sentence", "alike", "objects", "data"));
        members.put("new --dry-run Nothing_is_written_here", List.of("version", "empty", "saved", "file", "name", "undoName", "changes", "renames", "missing", "obstacles", "warnings", "untried", "script", "undo"));
        members.put("lint", List.of("clean", "level", "findings"));
        members.put("undo-script 3", List.of("version", "statements", "notes", "file", "saved"));
        members.put("stamp latest", List.of("dryRun", "sentence", "from", "to", "rows", "differences", "unknownBecause", "backup"));
        members.put("repair", List.of("dryRun", "actions", "backup"));
        members.put("health", List.of("sound", "level", "findings"));
        members.put("rescue --output rescued.db", List.of("source", "output", "whole", "sound", "rows", "tables", "apart", "apartTable", "notes", "remarks"));
        members.put("locks", List.of("locked", "waitedMilliseconds", "writeAheadLog", "sentence", "processes", "gap"));
        members.put("tables", List.of("tables", "views"));
        members.put("schema", List.of("fingerprint", "tables", "views"));
        members.put("sizes", List.of("fileBytes", "pageSize", "pages", "freePages", "freeBytes", "unusedBytes", "unmeasuredBecause", "tables"));
        members.put("diagram --output schema.svg", List.of("file", "width", "height", "tables", "references"));
        members.put("schema chats", List.of("name", "kind", "strict", "withoutRowid", "columns", "primaryKey", "foreignKeys", "referencedBy", "indexes", "triggers", "unreadableBecause", "sql"));
        members.put("query SELECT(1)", List.of("results"));
        members.put("explain SELECT(1)", List.of("plans"));
        members.put("restore " + BACKUP, List.of("restored", "version", "rows", "safetyBackup", "files", "setAside"));
        members.put("reset --yes", List.of("version", "safetyBackup", "setAside"));
        members.put("sample --messages 50", List.of("projects", "chats", "messages"));
        members.put("search --index tern", List.of("hits", "more", "indexed", "indexOutdated", "index"));
        members.put("export-chat 1 --output chat.html", List.of("kind", "id", "chats", "messages", "file"));
        members.put("rename chat 1 Waders", List.of("dryRun", "sentence", "entry"));
        members.put("delete project 1", List.of("dryRun", "kind", "id", "name", "sentence", "tables", "files", "notes", "onlyByBackup", "left", "entry"));
        members.put("orphans", List.of("files", "collections", "rows", "bytes", "left", "entry"));
        members.put("trash", List.of("entries", "bytes", "removed"));
        members.put("journal", List.of("entries"));
        members.put("undo", List.of("dryRun", "plan", "entry"));
        members.put("export messages --output messages.csv", List.of("table", "rows", "file"));
        members.put("import messages.csv --table messages --skip-refused", List.of("dryRun", "table", "file", "reading", "emptyRule", "columns", "leftOut", "without", "rows", "refused", "refusals",
            "oddities", "tables", "onlyByBackup", "backup", "entry"));
        return members;
    }

    @Test void everyCommandWritesOneDocumentWithThePromisedMembers() {
        everyCommand().forEach((line, members) -> {
            Cli.Run run = Cli.in(folder).onTerminal().run(line + " --json");
            assertThat(run.exitCode()).as(line + run.err()).isZero();
            assertThat(run.out()).as(line).endsWith("}\n").doesNotContain("\u001b");
            assertThat(run.json().propertyNames()).as(line).containsExactlyElementsOf(members);
        });
        assertThat(everyCommand().keySet()).extracting(line -> line.split(" ")[0]).containsAll(Commands.names());
    }

    @Test void valuesKeepTheirTypes() {
        String text = Json.text(Json.object("text", "a \"quoted\" ä", "long", 5_000_000_000L, "int", 3, "real", 0.5, "yes", true, "none", null,
            "absent", Optional.empty(), "present", Optional.of(Json.object("n", 1)), "time", Cli.NOW, "list", List.of(1, "b"), "empty", List.of(), "nothing", Map.of()));
        JsonNode json = new Cli.Run(0, text, "").json();
        assertThat(json.path("text").asString()).isEqualTo("a \"quoted\" ä");
        assertThat(json.path("long").asLong()).isEqualTo(5_000_000_000L);
        assertThat(json.path("real").asDouble()).isEqualTo(0.5);
        assertThat(json.path("yes").isBoolean()).isTrue();
        assertThat(json.path("none").isNull() && json.path("absent").isNull()).isTrue();
        assertThat(json.path("present").path("n").asInt()).isEqualTo(1);
        assertThat(json.path("time").asString()).isEqualTo("2025-01-07T14:30:00Z");
        assertThat(text).contains("\"list\": [\n    1,\n    \"b\"\n  ]", "\"empty\": []", "\"nothing\": {}");
    }
}
