package dev.tidemark.ui.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.data.Anchor;
import dev.tidemark.core.data.Page;
import dev.tidemark.core.data.Row;
import dev.tidemark.core.data.RowSource;
import dev.tidemark.core.data.Selection;
import dev.tidemark.ui.support.Job;
import dev.tidemark.ui.support.Jobs;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Reads pages of rows beside the window's thread, one after the other on one source, and closes every source that it opened. On the window's thread only. */
final class RowLoader {
    private static final String KEY = "data.page";

    private final Jobs jobs;
    private final Function<Selection, RowSource> open;
    /** Each source from before its first read on, whether its result is waited for or not. */
    private final Set<RowSource> opened = ConcurrentHashMap.newKeySet();
    private RowSource source;
    private Job loading;
    private Job counting;
    private int closings;

    RowLoader(Jobs jobs, Function<Selection, RowSource> open) {
        this.jobs = jobs;
        this.open = open;
    }

    /** A page as it was read. @param estimate of all rows */
    record Fetched(RowBuffer.Loaded loaded, OptionalLong estimate) { }

    private record Opened(RowSource source, Fetched fetched) { }

    /** Whether a page has been read since {@link #startAnew}. */
    boolean ready() {
        return source != null;
    }

    /** The exact number of a row, counted from 1; empty when it is not known. @param count of all rows, or negative */
    OptionalLong number(Row row, long count) {
        return source.number(row, count);
    }

    /** The next page is read from a source of its own. */
    void startAnew() {
        source = null;
    }

    /** Reads a page in the place of one that is still being read. */
    void read(Anchor anchor, int limit, Selection wanted, Consumer<Fetched> onRead, Consumer<? super Problem> onFailure) {
        RowSource current = source;
        loading = jobs.<Opened>read(KEY, (progress, cancellation) -> fetch(anchor, limit, current, wanted, cancellation), read -> {
            source = read.source();
            closeOthers();
            onRead.accept(read.fetched());
        }, onFailure);
    }

    /** Counts all rows of a selection, unless they are being counted. */
    void count(Selection wanted, LongConsumer onCounted) {
        if (counting != null && !counting.isCancelled()) {
            return;
        }
        // On a connection of its own, so that pages do not wait for it.
        counting = jobs.<Long>read("data.count", (progress, cancellation) -> {
            try (RowSource own = open.apply(wanted.sorted(null))) {
                return own.count(cancellation);
            }
        }, all -> {
            counting = null;
            onCounted.accept(all);
        }, failure -> counting = null);
    }

    /** Stops what is being read. */
    void cancel() {
        if (loading != null) {
            loading.cancel();
        }
        if (counting != null) {
            counting.cancel();
        }
    }

    /** Lets go of the file until the next page is asked for. */
    void release() {
        // Closing an idle connection takes no time, and must also work when the window no longer takes jobs.
        if (source != null) {
            source.release();
        }
    }

    void close() {
        cancel();
        source = null;
        closeOthers();
    }

    private Opened fetch(Anchor anchor, int limit, RowSource current, Selection wanted, Cancellation cancellation) {
        RowSource used = current == null ? open.apply(wanted) : current;
        opened.add(used);
        Page page = used.page(anchor, limit, cancellation);
        boolean any = !page.rows().isEmpty();
        double from = any ? RowBuffer.Loaded.of(used.fraction(page.rows().getFirst(), cancellation)) : 0;
        double to = any ? RowBuffer.Loaded.of(used.fraction(page.rows().getLast(), cancellation)) : 0;
        return new Opened(used, new Fetched(new RowBuffer.Loaded(page, from, to), used.estimate(cancellation)));
    }

    /** Closes what was opened for reads whose result nobody waits for any more. */
    private void closeOthers() {
        List<RowSource> others = opened.stream().filter(one -> one != source).toList();
        if (!others.isEmpty()) {
            others.forEach(opened::remove);
            jobs.read("data.close." + closings++, (progress, cancellation) -> {
                others.forEach(RowSource::close);
                return null;
            }, done -> { });
        }
    }
}
