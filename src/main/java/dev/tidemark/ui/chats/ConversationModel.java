package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Chat;
import dev.tidemark.core.chats.ChatsReader;
import dev.tidemark.core.chats.Listing;
import dev.tidemark.core.chats.Message;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The open conversation: a stretch of its messages, which grows at one end and shrinks at the other as one scrolls. */
final class ConversationModel {
    /** A few at a time: the window makes their bubbles in one go, and does not answer meanwhile. More follow until there are enough around what is in view. */
    static final int PAGE = 8;
    /** How many messages are held at once; a chat can have any number. */
    static final int MOST = 160;
    private static final String READ = "chats.messages";

    private final Session session;
    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<Stretch> stretch = new ReadOnlyObjectWrapper<>(Stretch.NONE);
    /** What a further page was asked for already; it is not asked for again, also when reading it failed. */
    private Stretch extended;

    ConversationModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    /** Where the view is to stand: where it stands now, at the beginning, at the end, or at one message. */
    sealed interface Stand {
        record Here() implements Stand { }

        record First() implements Stand { }

        record Last() implements Stand { }

        record At(long messageId) implements Stand { }
    }

    /**
     * What can be seen by scrolling, without reading more.
     *
     * @param chat null while none is open
     * @param before how many messages of the chat come before these
     * @param total how many messages the chat has
     * @param stand where the view is to stand
     */
    record Stretch(Chat chat, List<Turn> turns, long before, long total, Stand stand) {
        static final Stretch NONE = new Stretch(null, List.of(), 0, 0, new Stand.First());

        boolean hasOlder() {
            return before > 0;
        }

        boolean hasNewer() {
            return before + turns.size() < total;
        }
    }

    ReadOnlyObjectProperty<Stretch> stretchProperty() {
        return stretch.getReadOnlyProperty();
    }

    /** Opens a chat at its beginning; null closes what is open. The chat that is open already is read again where it is. */
    void open(Chat chat) {
        Stretch now = stretch.get();
        if (chat == null) {
            jobs.read(READ, (progress, cancellation) -> Stretch.NONE, stretch::set);
        } else if (now.chat() != null && now.chat().id() == chat.id() && !now.turns().isEmpty()) {
            long from = now.turns().getFirst().message().id();
            read(reader -> stretch(reader, chat, reader.messages(chat.id(), from - 1, Math.max(PAGE, now.turns().size())).rows(), new Stand.Here()));
        } else {
            read(reader -> stretch(reader, chat, reader.messages(chat.id(), 0, PAGE).rows(), new Stand.First()));
        }
    }

    /** Opens a chat at one of its messages. */
    void openAt(Chat chat, long messageId) {
        read(reader -> {
            List<Message> before = reader.messagesBefore(chat.id(), messageId, PAGE / 2).rows();
            List<Message> from = reader.messages(chat.id(), messageId - 1, PAGE).rows();
            return stretch(reader, chat, Stream.concat(before.stream(), from.stream()).toList(), new Stand.At(messageId));
        });
    }

    void first() {
        Chat chat = stretch.get().chat();
        read(reader -> stretch(reader, chat, reader.messages(chat.id(), 0, PAGE).rows(), new Stand.First()));
    }

    void last() {
        Chat chat = stretch.get().chat();
        read(reader -> stretch(reader, chat, reader.messagesBefore(chat.id(), Long.MAX_VALUE, PAGE).rows(), new Stand.Last()));
    }

    /** Reads the page before; does nothing at the beginning and while a page is being read. */
    void older() {
        Stretch now = stretch.get();
        if (extended != now && now.hasOlder() && !now.turns().isEmpty()) {
            extended = now;
            read(reader -> {
                Listing<Message> page = reader.messagesBefore(now.chat().id(), now.turns().getFirst().message().id(), PAGE);
                List<Turn> turns = joined(page.rows().stream().map(Turn::of).toList(), now.turns());
                long before = page.more() ? Math.max(1, now.before() - page.rows().size()) : 0;
                return new Stretch(now.chat(), List.copyOf(turns.subList(0, Math.min(MOST, turns.size()))), before, now.total(), new Stand.Here());
            });
        }
    }

    /** Reads the page after; does nothing at the end and while a page is being read. */
    void newer() {
        Stretch now = stretch.get();
        if (extended != now && now.hasNewer() && !now.turns().isEmpty()) {
            extended = now;
            read(reader -> {
                Listing<Message> page = reader.messages(now.chat().id(), now.turns().getLast().message().id(), PAGE);
                List<Turn> turns = joined(now.turns(), page.rows().stream().map(Turn::of).toList());
                int dropped = Math.max(0, turns.size() - MOST);
                long end = now.before() + turns.size();
                return new Stretch(now.chat(), List.copyOf(turns.subList(dropped, turns.size())), now.before() + dropped,
                    page.more() ? Math.max(now.total(), end + 1) : end, new Stand.Here());
            });
        }
    }

    @FunctionalInterface
    private interface Reading {
        Stretch by(ChatsReader reader);
    }

    /** All readings share one key, so that a jump overtakes a page that is on its way. */
    private void read(Reading work) {
        ChatsReader reader = session.services().chats();
        jobs.<Stretch>read(READ, (progress, cancellation) -> work.by(reader), stretch::set);
    }

    private static Stretch stretch(ChatsReader reader, Chat chat, List<Message> messages, Stand stand) {
        long before = messages.isEmpty() ? 0 : reader.countBefore(chat.id(), messages.getFirst().id());
        return new Stretch(chat, messages.stream().map(Turn::of).toList(), before, reader.countBefore(chat.id(), Long.MAX_VALUE), stand);
    }

    private static List<Turn> joined(List<Turn> first, List<Turn> second) {
        List<Turn> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
