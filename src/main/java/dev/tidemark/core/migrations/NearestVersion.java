package dev.tidemark.core.migrations;

import dev.tidemark.core.schema.Deviation;
import dev.tidemark.core.schema.ObjectSql;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.schema.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the version that builds the schema nearest to a live one. First all versions are ranked by the names of their tables, columns and
 * further objects, which is quick; then the best few are compared in every detail.
 */
final class NearestVersion {
    private static final int CANDIDATES = 5;

    private final ScratchSchema scratch;
    private final Schema live;
    private final Set<String> traits = new HashSet<>();
    /** How many traits an object has, and how many of them the live schema has too. */
    private final Map<ScratchRun.Entry, int[]> counted = new HashMap<>();

    NearestVersion(ScratchSchema scratch, Schema live) {
        this.scratch = scratch;
        this.live = live;
        for (SchemaObject object : live.objects()) {
            traits.addAll(traits(object.type(), object.name(), object.sql()));
        }
    }

    private record Ranked(int index, int distance) { }

    private record Match(int index, List<Deviation> deviations, int weight) { }

    /** @param migrations the versioned migrations of the folder, in order */
    Proposal among(List<Migration> migrations) {
        List<ScratchRun.Snapshot> snapshots = scratch.snapshots(migrations);
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < snapshots.size(); i++) {
            ranked.add(new Ranked(i, distance(snapshots.get(i))));
        }
        ranked.sort(Comparator.comparingInt(Ranked::distance).thenComparing(Comparator.comparingInt(Ranked::index).reversed()));
        List<Match> matches = ranked.stream().limit(CANDIDATES).map(r -> match(migrations, r.index())).toList();
        int least = matches.stream().mapToInt(Match::weight).min().orElseThrow();
        List<Match> best = matches.stream().filter(m -> m.weight() == least).sorted(Comparator.comparingInt(Match::index)).toList();
        Match highest = best.getLast();
        return new Proposal(version(migrations, highest.index()), highest.deviations(),
            best.stream().filter(m -> m != highest && m.index() > 0).map(m -> migrations.get(m.index() - 1).version()).toList());
    }

    private Match match(List<Migration> migrations, int index) {
        List<Deviation> deviations = Deviation.between(scratch.after(migrations.subList(0, index)), live);
        return new Match(index, deviations, deviations.stream().mapToInt(Deviation::weight).sum());
    }

    private int distance(ScratchRun.Snapshot snapshot) {
        int all = 0;
        int common = 0;
        for (ScratchRun.Entry entry : snapshot.entries()) {
            int[] counts = counted.computeIfAbsent(entry, this::count);
            all += counts[0];
            common += counts[1];
        }
        return all + traits.size() - 2 * common;
    }

    private int[] count(ScratchRun.Entry entry) {
        List<String> of = traits(entry.type(), entry.name(), entry.sql());
        return new int[] {of.size(), (int) of.stream().filter(traits::contains).count()};
    }

    private static List<String> traits(String type, String name, String sql) {
        String object = type + " " + name.toLowerCase(Locale.ROOT);
        List<String> traits = new ArrayList<>(List.of(object));
        if (type.equals("table")) {
            ObjectSql.columnNames(sql).forEach(column -> traits.add(object + "." + column));
        }
        return traits;
    }

    private static Optional<Version> version(List<Migration> migrations, int index) {
        return index == 0 ? Optional.empty() : Optional.of(migrations.get(index - 1).version());
    }
}
