package dev.tidemark.core.chats;

import dev.tidemark.core.chats.SampleContent.ChatPart;
import dev.tidemark.core.chats.SampleContent.DocumentPart;
import dev.tidemark.core.chats.SampleContent.ProjectPart;
import dev.tidemark.core.chats.SampleContent.SettingPart;
import dev.tidemark.core.chats.SampleContent.Turn;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A believable data set for a first look: the same rows and the same files every time. */
public final class SampleData {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Connection connection;
    private final SampleFiles files;
    private long lastDocument;
    private long lastChat;
    private long lastMessage;

    private SampleData(Connection connection, SampleFiles files) {
        this.connection = connection;
        this.files = files;
    }

    /** How many rows were filled in. */
    public record Filled(long projects, long documents, long chats, long messages, long settings) { }

    /**
     * Fills the tables of the newest version in one transaction, and writes the documents' files into the workspace. Blocks
     * for about a second.
     *
     * @param workspace the workspace folder, which must exist
     * @throws Problem {@link ProblemCode#SAMPLE_REFUSED} when a table is missing or holds rows, or another file is in the place
     *     of one; any other when writing fails. In each case no row and no file is left behind.
     */
    public static Filled fill(Database database, Path workspace) {
        SampleFiles files = new SampleFiles(workspace);
        try {
            return database.write("Fill in sample data", ForeignKeys.ENFORCED, connection -> {
                refuseWithoutTables(connection);
                refuseUnlessEmpty(connection);
                return new SampleData(connection, files).fill();
            });
        } catch (RuntimeException failure) {
            files.takeBack(failure);
            throw failure;
        }
    }

    static void refuseWithoutTables(Connection connection) throws SQLException {
        List<String> missing = ChatTables.of(connection).missing(ChatTables.names());
        if (!missing.isEmpty()) {
            throw Problem.of(ProblemCode.SAMPLE_REFUSED, "detail", "this version of the database lacks " + String.join(", ", missing),
                "advice", "Run all migrations first, then fill in the sample data");
        }
    }

    static void refuseUnlessEmpty(Connection connection) throws SQLException {
        for (String table : ChatTables.names()) {
            if (Sql.number(connection, "SELECT EXISTS (SELECT 1 FROM " + Identifiers.quote(table) + ")") > 0) {
                throw Problem.of(ProblemCode.SAMPLE_REFUSED, "detail", "the table " + table + " already holds rows",
                    "advice", "Fill it into a new workspace, so that it does not mix with real data");
            }
        }
    }

    private Filled fill() throws SQLException {
        List<ProjectPart> projects = SampleContent.projects();
        for (int i = 0; i < projects.size(); i++) {
            ProjectPart project = projects.get(i);
            String created = UTC.format(project.created());
            Sql.run(connection, "INSERT INTO projects (id, name, description, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
                i + 1, project.name(), project.description(), created, created);
            Map<String, Long> documentIds = new HashMap<>();
            for (DocumentPart document : project.documents()) {
                documentIds.put(document.filename(), fill(project, i + 1, document));
            }
            for (String chat : project.chats()) {
                fill(SampleContent.chat(chat), i + 1, documentIds);
            }
        }
        List<SettingPart> settings = SampleContent.settings();
        for (SettingPart setting : settings) {
            Sql.run(connection, "INSERT INTO settings (key, value, category, description, updated_at) VALUES (?, ?, ?, ?, ?)",
                setting.key(), setting.value(), setting.category(), setting.description(), UTC.format(projects.getFirst().created()));
        }
        return new Filled(projects.size(), lastDocument, lastChat, lastMessage, settings.size());
    }

    private long fill(ProjectPart project, long projectId, DocumentPart document) throws SQLException {
        byte[] content = SampleContent.file(project, document);
        String path = StorageFolders.documentPath(projectId, document.filename());
        String type = document.filename().substring(document.filename().lastIndexOf('.') + 1);
        boolean completed = document.status().equals("completed");
        files.write(path, content);
        Sql.run(connection, """
            INSERT INTO documents (id, project_id, filename, file_path, file_type, file_size, status, error_message, metadata, created_at, processed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            ++lastDocument, projectId, document.filename(), path, type, content.length, document.status(), document.error(),
            completed ? SampleMetadata.ofDocument(type, content) : null, UTC.format(document.uploaded()),
            completed ? UTC.format(document.processed()) : null);
        return lastDocument;
    }

    /** A person thinks before a question, the model takes its time for an answer: both follow from the texts and their place. */
    private void fill(ChatPart chat, long projectId, Map<String, Long> documentIds) throws SQLException {
        long chatId = ++lastChat;
        String started = UTC.format(chat.started());
        Sql.run(connection, "INSERT INTO chats (id, project_id, title, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
            chatId, projectId, chat.title(), started, started);
        Instant now = chat.started();
        int conversation = 0;
        for (Turn turn : chat.turns()) {
            long id = ++lastMessage;
            int tokens = SampleMetadata.tokens(turn.content());
            String metadata = null;
            if (turn.role().equals("assistant")) {
                long durationMs = 600 + 28L * tokens + id * 53 % 400;
                now = now.plusMillis(durationMs);
                metadata = SampleMetadata.ofAnswer(chat.model(), turn.sources(), documentIds, 180 + 210 * turn.sources().size() + conversation, tokens, durationMs);
            } else if (conversation > 0) {
                now = now.plus(Duration.ofSeconds(15 + id * 37 % 140));
            }
            conversation += tokens;
            Sql.run(connection, "INSERT INTO messages (id, chat_id, role, content, metadata, created_at) VALUES (?, ?, ?, ?, ?, ?)",
                id, chatId, turn.role(), turn.content(), metadata, UTC.format(now));
        }
        Sql.run(connection, "UPDATE chats SET updated_at = ? WHERE id = ?", UTC.format(now), chatId);
    }
}
