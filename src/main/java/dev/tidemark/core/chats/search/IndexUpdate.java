package dev.tidemark.core.chats.search;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.sqlite.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Brings the index up to date with the messages, block by block of {@value #BLOCK} ids. Each block has a digest of its messages, so that what was edited, deleted or put in between
 * is found by reading, and only its block is written again. The database is read in short statements, none of which holds up the chatbot.
 */
final class IndexUpdate {
    static final int BLOCK_BITS = 12;
    static final long BLOCK = 1L << BLOCK_BITS;
    /** How much of one message the index knows; longer ones are looked at in every search. */
    static final int LONGEST = 1_000_000;
    private static final int BLOCKS_AT_A_TIME = 5;
    private static final String WHAT = "bringing the search index up to date";

    private final Connection messages;
    private final Connection index;
    private final Progress progress;
    private final Cancellation cancellation;
    private long count;
    private long last;
    private long end;
    private long turn;

    /** @param index a writing connection that commits nothing by itself */
    IndexUpdate(Connection messages, Connection index, Progress progress, Cancellation cancellation) {
        this.messages = messages;
        this.index = index;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Adds the messages above the last that is known, and then compares those up to it where that is wanted.
     *
     * @param mark what the database's state is called when all is done; null when that is not known
     */
    void run(boolean compare, String mark) throws SQLException {
        begin();
        long known = last;
        end = newest().orElse(known);
        append();
        if (compare && known != Long.MIN_VALUE) {
            compare(known);
        }
        if (mark != null) {
            Sql.run(index, "UPDATE state SET mark = ?", mark);
        }
        commit();
    }

    private void begin() throws SQLException {
        index.setAutoCommit(false);
        count = Sql.number(index, "SELECT messages FROM state");
        last = Sql.number(index, "SELECT last FROM state");
        turn = Sql.number(index, "SELECT turn FROM state");
    }

    private void append() throws SQLException {
        Optional<Long> next = last == Long.MAX_VALUE ? Optional.empty() : first(last == Long.MIN_VALUE ? last : last + 1);
        for (int done = 1; next.isPresent(); done++) {
            long block = next.get() >> BLOCK_BITS;
            Digest read = write(next.get(), lastOf(block));
            Sql.run(index, "INSERT INTO block VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE SET messages = messages + excluded.messages, digest = digest + excluded.digest",
                block, read.messages, read.sum);
            count += read.messages;
            last = Math.max(last, read.greatest);
            pause(done, "Indexing message " + Texts.grouped(count), last);
            next = lastOf(block) == Long.MAX_VALUE ? Optional.empty() : first(lastOf(block) + 1);
        }
    }

    private void compare(long upTo) throws SQLException {
        List<Block> kept = blocksFrom(Long.MIN_VALUE, upTo);
        Optional<Long> next = first(Long.MIN_VALUE);
        for (int done = 1; !kept.isEmpty() || next.isPresent() && next.get() <= upTo; done++) {
            long there = next.filter(id -> id <= upTo).map(id -> id >> BLOCK_BITS).orElse(Long.MAX_VALUE);
            long known = kept.isEmpty() ? Long.MAX_VALUE : kept.getFirst().number();
            long block = Math.min(there, known);
            Block before = known == block ? kept.getFirst() : new Block(block, 0, 0);
            if (!read(block << BLOCK_BITS, lastOf(block), null).is(before)) {
                remove(block, before);
                Digest now = write(block << BLOCK_BITS, lastOf(block));
                if (now.messages > 0) {
                    Sql.run(index, "INSERT INTO block VALUES (?, ?, ?)", block, now.messages, now.sum);
                }
                count += now.messages - before.messages();
                last = Math.max(last, now.greatest);
            }
            kept = known == block ? kept.size() > 1 ? kept.subList(1, kept.size()) : blocksFrom(block + 1, upTo) : kept;
            pause(done, "Comparing message " + Texts.grouped(block << BLOCK_BITS), block << BLOCK_BITS);
            next = lastOf(block) == Long.MAX_VALUE ? Optional.empty() : first(lastOf(block) + 1);
        }
    }

    private record Block(long number, long messages, long digest) { }

    private List<Block> blocksFrom(long number, long upTo) throws SQLException {
        return Sql.list(index, "SELECT number, messages, digest FROM block WHERE number >= ? AND number <= ? ORDER BY number LIMIT 1000", row -> new Block(row.getLong(1), row.getLong(2), row.getLong(3)), number, upTo >> BLOCK_BITS);
    }

    /** Adds up in any order, so that messages can be added to it. */
    private static final class Digest {
        private long messages;
        private long sum;
        private long greatest = Long.MIN_VALUE;

        void add(long id, long length, byte[] content) {
            CRC32C crc = new CRC32C();
            crc.update(content);
            long mixed = (id * 0x9E3779B97F4A7C15L) ^ (crc.getValue() << 31) ^ length;
            mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
            sum += mixed ^ (mixed >>> 29);
            messages++;
            greatest = Math.max(greatest, id);
        }

        boolean is(Block block) {
            return messages == block.messages() && sum == block.digest();
        }
    }

    private interface Taker {
        void take(long id, long length, byte[] content) throws SQLException;
    }

    private Digest read(long from, long to, Taker taker) throws SQLException {
        Digest digest = new Digest();
        try (PreparedStatement statement = messages.prepareStatement("SELECT id, octet_length(content), iif(octet_length(content) > " + LONGEST + ", substr(content, 1, " + LONGEST
            + "), content) FROM main.messages WHERE id BETWEEN ? AND ? ORDER BY id")) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    byte[] content = rows.getBytes(3);
                    content = content == null ? new byte[0] : content;
                    digest.add(rows.getLong(1), rows.getLong(2), content);
                    if (taker != null) {
                        taker.take(rows.getLong(1), rows.getLong(2), content);
                    }
                }
            }
        }
        return digest;
    }

    private Digest write(long from, long to) throws SQLException {
        try (PreparedStatement add = index.prepareStatement("INSERT INTO words (rowid, content) VALUES (?, ?)")) {
            return read(from, to, (id, length, content) -> {
                add.setLong(1, id);
                add.setString(2, indexed(content));
                add.executeUpdate();
                if (length > LONGEST) {
                    Sql.run(index, "INSERT INTO long_message VALUES (?)", id);
                }
            });
        }
    }

    /** Texts of plain letters are split by the index itself; in others, words are told as {@link Letters} tells them. */
    private static String indexed(byte[] content) {
        for (byte each : content) {
            if (each < 0) {
                return String.join(" ", Letters.words(new String(content, StandardCharsets.UTF_8)));
            }
        }
        return new String(content, StandardCharsets.US_ASCII);
    }

    private void remove(long block, Block before) throws SQLException {
        if (before.messages() > 0) {
            Sql.run(index, "DELETE FROM words WHERE rowid IN (SELECT id FROM words_docsize WHERE id BETWEEN ? AND ?)", block << BLOCK_BITS, lastOf(block));
            Sql.run(index, "DELETE FROM long_message WHERE id BETWEEN ? AND ?", block << BLOCK_BITS, lastOf(block));
            Sql.run(index, "DELETE FROM block WHERE number = ?", block);
        }
    }

    private void pause(int done, String doing, long reached) throws SQLException {
        cancellation.check(WHAT);
        progress.report(doing, end <= 0 ? -1 : Math.clamp((double) reached / end, 0, 1));
        if (done % BLOCKS_AT_A_TIME == 0) {
            commit();
        }
    }

    private void commit() throws SQLException {
        if (Sql.run(index, "UPDATE state SET messages = ?, last = ?, turn = turn + 1 WHERE turn = ?", count, last, turn) == 0) {
            index.rollback();
            throw Problem.of(ProblemCode.WORKSPACE_BUSY, "owner", WHAT);
        }
        index.commit();
        turn++;
    }

    private static long lastOf(long block) {
        return (block << BLOCK_BITS) | (BLOCK - 1);
    }

    private Optional<Long> first(long from) throws SQLException {
        return id("SELECT min(id) FROM main.messages WHERE id >= ?", from);
    }

    private Optional<Long> newest() throws SQLException {
        return id("SELECT max(id) FROM main.messages WHERE id >= ?", Long.MIN_VALUE);
    }

    private Optional<Long> id(String sql, long parameter) throws SQLException {
        return Sql.first(messages, sql, row -> {
            long id = row.getLong(1);
            return row.wasNull() ? null : id;
        }, parameter);
    }
}
