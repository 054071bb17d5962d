package dev.tidemark.core.migrations;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The schemas that migrations build, found by running them on an empty database in memory. One pass gives the schemas after every
 * migration of a run; they are kept by the scripts' checksums as long as this object lives. The workspace's database is not touched.
 * Safe for any thread.
 */
public final class ScratchSchema {
    private static final int RUNS_KEPT = 4;
    private static final int SCHEMAS_KEPT = 16;

    private final SequencedMap<List<Key>, ScratchRun> runs = new LinkedHashMap<>();
    private final Map<ScratchRun.Snapshot, Schema> schemas = new LinkedHashMap<>() {
        @Override protected boolean removeEldestEntry(Map.Entry<ScratchRun.Snapshot, Schema> eldest) {
            return size() > SCHEMAS_KEPT;
        }
    };

    private record Key(int checksum, int length) { }

    /**
     * The schema after these migrations, run in this order on an empty database.
     *
     * @throws Problem SCRATCH_FAILED when one of them cannot run there
     */
    public synchronized Schema after(List<Migration> migrations) {
        ScratchRun.Snapshot snapshot = run(migrations).after(migrations.size());
        Schema known = schemas.get(snapshot);
        if (known == null) {
            known = snapshot.schema();
            schemas.put(snapshot, known);
        }
        return known;
    }

    /**
     * The schema at a version of the folder: what its versioned migrations up to there build.
     *
     * @param version empty for base
     * @throws Problem SCRATCH_FAILED
     */
    public synchronized Schema at(MigrationFolder folder, Optional<Version> version) {
        List<Migration> all = folder.fromNothing();
        run(all);
        return after(all.stream().filter(m -> version.isPresent() && m.version().compareTo(version.get()) <= 0).toList());
    }

    /**
     * The schema after the first so many of these migrations. The whole run is made once, so that asking for one after the other costs one run.
     *
     * @throws Problem SCRATCH_FAILED when one of those first ones cannot run
     */
    public synchronized Schema afterFirst(List<Migration> migrations, int count) {
        run(migrations);
        return after(migrations.subList(0, count));
    }

    /** The states after 0, 1, 2 … of these migrations; it ends before the first one that cannot run. */
    synchronized List<ScratchRun.Snapshot> snapshots(List<Migration> migrations) {
        return run(migrations).upTo(migrations.size());
    }

    private ScratchRun run(List<Migration> migrations) {
        List<Key> keys = migrations.stream().map(m -> new Key(m.checksum(), m.sql().length())).toList();
        for (Map.Entry<List<Key>, ScratchRun> known : new ArrayList<>(runs.entrySet())) {
            if (known.getKey().size() >= keys.size() && known.getKey().subList(0, keys.size()).equals(keys)) {
                return known.getValue();
            }
        }
        ScratchRun run = ScratchRun.of(migrations);
        runs.put(keys, run);
        if (runs.size() > RUNS_KEPT) {
            runs.pollFirstEntry();
        }
        return run;
    }
}
