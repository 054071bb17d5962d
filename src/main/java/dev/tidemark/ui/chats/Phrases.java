package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Chat;
import dev.tidemark.core.chats.Document;
import dev.tidemark.core.chats.Moment;
import dev.tidemark.core.chats.Project;
import dev.tidemark.core.chats.StoredFile;
import dev.tidemark.core.common.Texts;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Messages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The short lines under names. */
final class Phrases {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    private Phrases() { }

    /** "3 documents · 8 chats". */
    static String of(Project project) {
        List<String> parts = new ArrayList<>();
        add(parts, project.documents(), "document", "documents");
        add(parts, project.chats(), "chat", "chats");
        return parts.isEmpty() ? Messages.text("chats.nothingYet") : joined(parts);
    }

    /** The project's description and "3 documents · 8 chats · 431 messages". */
    static String all(Project project) {
        List<String> parts = new ArrayList<>(List.of(of(project)));
        add(parts, project.messages(), "message", "messages");
        return (project.description() == null || project.description().isBlank() ? "" : project.description() + "\n") + joined(parts);
    }

    /** "12 messages · 3 Nov 14:20". */
    static String of(Chat chat) {
        List<String> parts = new ArrayList<>(List.of(Texts.count(chat.messages(), "message", "messages")));
        Moment last = chat.lastMessageAt() == null ? chat.updatedAt() : chat.lastMessageAt();
        if (last != null) {
            parts.add(relative(last));
        }
        return joined(parts);
    }

    /** "csv · 4.2 kB", "csv · 4.2 kB · no file". */
    static String of(Document document) {
        List<String> parts = new ArrayList<>();
        if (document.fileType() != null) {
            parts.add(document.fileType());
        }
        parts.add(Texts.size(document.fileSize()));
        if (document.file().state() == StoredFile.State.MISSING) {
            parts.add(Messages.text("chats.noFile"));
        }
        return joined(parts);
    }

    static String title(Chat chat) {
        return chat.title() == null || chat.title().isBlank() ? Messages.text("chats.untitled") : Texts.line(chat.title());
    }

    /** "Today 14:20", or the stored text when it is no time. */
    static String relative(Moment moment) {
        return moment.instant() == null ? moment.text() : Dates.relative(moment.instant());
    }

    /** "3 Nov 2025 14:02", or the stored text when it is no time. */
    static String full(Moment moment) {
        return moment.instant() == null ? moment.text() : Dates.moment(moment.instant());
    }

    /** "14:02", or the stored text when it is no time. */
    static String time(Moment moment) {
        return moment.instant() == null ? moment.text() : TIME.format(moment.instant().atZone(ZoneId.systemDefault()));
    }

    /** "Monday, 3 November 2025"; empty when there is no time. */
    static String day(Moment moment) {
        return moment == null || moment.instant() == null ? "" : DAY.format(moment.instant().atZone(ZoneId.systemDefault()));
    }

    /** "14:03 · llama3.1:8b · 2 sources · 412 tokens". */
    static String foot(Turn turn) {
        List<String> parts = new ArrayList<>();
        if (turn.message().createdAt() != null) {
            parts.add(time(turn.message().createdAt()));
        }
        Metadata metadata = turn.metadata();
        if (metadata != null && metadata.model() != null) {
            parts.add(metadata.model());
        }
        if (metadata != null && metadata.sources() > 0) {
            parts.add(Texts.count(metadata.sources(), "source", "sources"));
        }
        if (metadata != null && metadata.tokens() != null) {
            parts.add(Texts.count(metadata.tokens(), "token", "tokens"));
        }
        return joined(parts);
    }

    static String joined(List<String> parts) {
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, long number, String singular, String plural) {
        if (number > 0) {
            parts.add(Texts.count(number, singular, plural));
        }
    }
}
