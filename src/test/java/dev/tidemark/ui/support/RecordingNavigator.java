package dev.tidemark.ui.support;

import java.util.ArrayList;
import java.util.List;

/** A {@link Navigator} for tests that remembers what was asked for and claims to answer everything. */
public final class RecordingNavigator implements Navigator {
    private final List<Request> requests = new ArrayList<>();

    public List<Request> requests() {
        return requests;
    }

    @Override
    public void open(Request request) {
        requests.add(request);
    }

    @Override
    public boolean answers(Class<? extends Request> kind) {
        return true;
    }
}
