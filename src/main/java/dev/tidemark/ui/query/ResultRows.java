package dev.tidemark.ui.query;

import dev.tidemark.core.data.Value;
import dev.tidemark.core.query.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ModifiableObservableListBase;

/** The rows that have been read, as a list that holds only a few pages of them. */
final class ResultRows extends ModifiableObservableListBase<List<Value>> {
    private static final int CELLS = 10_000;
    private static final int PAGES = 6;

    private final Results results;
    private final int size;
    private final int page;
    private final Map<Integer, List<List<Value>>> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<List<Value>>> eldest) {
            return size() > PAGES;
        }
    };

    ResultRows(Results results) {
        this.results = results;
        this.size = (int) Math.min(Integer.MAX_VALUE - 8, results.rows());
        this.page = Math.clamp(CELLS / Math.max(1, results.columns().size()), 5, 200);
    }

    @Override
    public List<Value> get(int index) {
        List<List<Value>> rows = pages.computeIfAbsent(index / page, at -> results.page((long) at * page, page));
        int at = index % page;
        return at < rows.size() ? rows.get(at) : results.columns().stream().<Value>map(_ -> new Value.Null()).toList();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    protected void doAdd(int index, List<Value> element) {
        throw new UnsupportedOperationException("A result is not changed");
    }

    @Override
    protected List<Value> doSet(int index, List<Value> element) {
        throw new UnsupportedOperationException("A result is not changed");
    }

    @Override
    protected List<Value> doRemove(int index) {
        throw new UnsupportedOperationException("A result is not changed");
    }
}
