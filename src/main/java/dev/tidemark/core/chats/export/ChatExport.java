package dev.tidemark.core.chats.export;

import dev.tidemark.core.chats.ChatTables;
import dev.tidemark.core.chats.Item;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import dev.tidemark.core.workspace.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Writes a chat, or all chats of a project, into a file, page by page: any number of messages in little memory, and in short reads, so that the chatbot can write. The file
 * appears when it is complete or not at all. Blocking; safe for any thread.
 */
public final class ChatExport {
    private static final int PAGE = 200;

    private final Database database;

    public ChatExport(Database database) {
        this.database = database;
    }

    /** How much was written. */
    public record Written(long chats, long messages) { }

    /**
     * Writes.
     *
     * @param item a project or a chat
     * @param overwrite whether a file that is there may be replaced
     * @throws Problem ITEM_MISSING, OUTPUT_EXISTS, INPUT_OUTPUT, DISK_FULL, CANCELLED; no unfinished file is left
     */
    public Written toFile(Item item, ChatFormat format, Path file, boolean overwrite, Progress progress, Cancellation cancellation) {
        WholeFile whole = WholeFile.at(file);
        return (overwrite ? whole : whole.unlessThere()).write(out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            try (Connection connection = database.openForReading()) {
                Written written = Interruptible.run(connection, cancellation, "the export", reading -> new Run(reading, format.to(text), progress, cancellation).run(item));
                text.flush();
                return written;
            } catch (SQLException failure) {
                throw SqliteErrors.problem(failure, database.file());
            }
        });
    }

    private static final class Run {
        private final Connection connection;
        private final ChatTables tables;
        private final ChatFormat.Pages pages;
        private final Progress progress;
        private final Cancellation cancellation;
        private long chats;
        private long messages;

        Run(Connection connection, ChatFormat.Pages pages, Progress progress, Cancellation cancellation) throws SQLException {
            this.connection = connection;
            this.tables = ChatTables.of(connection);
            this.pages = pages;
            this.progress = progress;
            this.cancellation = cancellation;
        }

        Written run(Item item) throws SQLException {
            try {
                if (item.kind() == Item.Kind.PROJECT) {
                    Exported.Project project = project(item).orElseThrow(() -> missing(item));
                    pages.begin(project.name() == null ? "Project " + project.id() : project.name(), project);
                    long last = Long.MIN_VALUE;
                    for (List<Exported.Chat> some = chatsAfter(item.id(), last); !some.isEmpty(); some = chatsAfter(item.id(), last)) {
                        for (Exported.Chat chat : some) {
                            write(chat);
                        }
                        last = some.getLast().id();
                    }
                } else {
                    Exported.Chat chat = item.kind() != Item.Kind.CHAT || !tables.has("chats") ? null : Sql.first(connection, chats() + "c.id = ?", Run::chat, item.id()).orElse(null);
                    if (chat == null) {
                        throw missing(item);
                    }
                    pages.begin(chat.shownTitle(), null);
                    write(chat);
                }
                pages.end();
                return new Written(chats, messages);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static Problem missing(Item item) {
            return Problem.of(ProblemCode.ITEM_MISSING, "kind", item.kind().word(), "id", item.id());
        }

        private void write(Exported.Chat chat) throws SQLException, IOException {
            pages.chat(chat);
            long last = Long.MIN_VALUE;
            for (List<Exported.Message> some = messagesAfter(chat.id(), last); !some.isEmpty(); some = messagesAfter(chat.id(), last)) {
                for (Exported.Message message : some) {
                    pages.message(message);
                }
                last = some.getLast().id();
                messages += some.size();
                cancellation.check("the export");
                progress.report(Texts.count(messages, "message", "messages") + " written", -1);
            }
            pages.chatEnds();
            chats++;
        }

        private Optional<Exported.Project> project(Item item) throws SQLException {
            return !tables.has("projects") ? Optional.empty() : Sql.first(connection, "SELECT p.id, %s, %s, %s, %s FROM main.projects p WHERE p.id = ?".formatted(column("projects", "p", "name"),
                column("projects", "p", "description"), column("projects", "p", "created_at"), column("projects", "p", "updated_at")),
                row -> new Exported.Project(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)), item.id());
        }

        private List<Exported.Chat> chatsAfter(long project, long id) throws SQLException {
            return !tables.has("chats") ? List.of() : Sql.list(connection, chats() + "c.project_id = ? AND c.id > ? ORDER BY c.id LIMIT " + PAGE, Run::chat, project, id);
        }

        private String chats() {
            return "SELECT c.id, %s, %s, %s FROM main.chats c WHERE ".formatted(column("chats", "c", "title"), column("chats", "c", "created_at"), column("chats", "c", "updated_at"));
        }

        private static Exported.Chat chat(ResultSet row) throws SQLException {
            return new Exported.Chat(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
        }

        private List<Exported.Message> messagesAfter(long chat, long id) throws SQLException {
            return !tables.has("messages") ? List.of() : Sql.list(connection, "SELECT m.id, %s, %s, %s, %s FROM main.messages m WHERE m.chat_id = ? AND m.id > ? ORDER BY m.id LIMIT %d".formatted(
                column("messages", "m", "role"), column("messages", "m", "content"), column("messages", "m", "metadata"), column("messages", "m", "created_at"), PAGE),
                row -> new Exported.Message(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)), chat, id);
        }

        private String column(String table, String alias, String name) {
            return tables.column(table, alias, name);
        }
    }
}
