package dev.tidemark.core.migrations;

import dev.tidemark.core.schema.HistoryRow;
import dev.tidemark.core.schema.SchemaHistory;
import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All migrations of a workspace in order, oldest first, repeatable ones last, with the tide mark at the current version.
 *
 * @param current the highest applied version; empty at base
 * @param badlyNamed .sql files in the folder that are no migration by their name
 */
public record Timeline(List<Layer> layers, Optional<Version> current, List<Path> badlyNamed) {
    /** Puts the history and the folder together. Nothing is read or written. */
    public static Timeline of(SchemaHistory history, MigrationFolder folder) {
        Map<Object, HistoryRow> applied = byKey(history.applied());
        Map<Object, HistoryRow> failed = byKey(history.failed());
        Map<Object, HistoryRow> undone = byKey(history.rows().stream().filter(row -> row.takesBack() && row.success()).toList());
        Optional<Version> current = history.current();
        Optional<Version> baseline = applied.values().stream().filter(HistoryRow::isBaseline).map(HistoryRow::version).findFirst();
        Map<Object, Layer> layers = new HashMap<>();
        for (Migration migration : folder.migrations()) {
            Object key = key(migration.version(), migration.description());
            Optional<HistoryRow> row = newest(applied.get(key), failed.get(key));
            layers.put(key, new Layer(migration.version(), migration.description(), state(migration, row, current, baseline),
                Optional.of(migration), row, row.isPresent() ? Optional.empty() : Optional.ofNullable(undone.get(key))));
        }
        applied.forEach((key, row) -> layers.computeIfAbsent(key, k -> withoutFile(newest(row, failed.get(key)).orElseThrow())));
        failed.forEach((key, row) -> layers.computeIfAbsent(key, k -> withoutFile(row)));
        List<Layer> ordered = new ArrayList<>(layers.values());
        ordered.sort(Comparator.comparing(Layer::version, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Layer::description));
        return new Timeline(List.copyOf(ordered), current, folder.badlyNamed());
    }

    /** Layers whose changes would come with a migrate to the latest version, in the order in which they would run. */
    public List<Layer> pending() {
        return layers.stream().filter(Layer::pending).toList();
    }

    /** Versioned layers whose changes are in the database, oldest first. */
    public List<Layer> inDatabase() {
        return layers.stream().filter(layer -> layer.version() != null && layer.state().inDatabase()).toList();
    }

    /** Layers that a person should look at: changed, missing, failed, late. */
    public List<Layer> troubled() {
        return layers.stream().filter(layer -> switch (layer.state()) {
            case CHANGED, MISSING, FAILED, LATE -> true;
            case APPLIED, PENDING, BASELINE -> false;
        }).toList();
    }

    /** The layer of a version. */
    public Optional<Layer> layer(Version version) {
        return layers.stream().filter(layer -> version.equals(layer.version())).findFirst();
    }

    /** The version that the history begins at without having run the scripts up to there; empty when it begins with its first script. */
    public Optional<Version> baseline() {
        return layers.stream().filter(layer -> layer.applied().filter(HistoryRow::isBaseline).isPresent()).map(Layer::version).findFirst();
    }

    /** The highest version that is known, in the folder or in the history. */
    public Optional<Version> latest() {
        return layers.stream().map(Layer::version).filter(Objects::nonNull).reduce((first, second) -> second);
    }

    /** "V7", or "base" for a database without any applied migration. */
    public String currentLabel() {
        return label(current);
    }

    /** "V7", or "base" for none. */
    public static String label(Optional<Version> version) {
        return version.map(Version::label).orElse("base");
    }

    private static MigrationState state(Migration migration, Optional<HistoryRow> row, Optional<Version> current, Optional<Version> baseline) {
        if (row.isEmpty()) {
            if (migration.repeatable() || current.isEmpty() || migration.version().compareTo(current.get()) > 0) {
                return MigrationState.PENDING;
            }
            return baseline.isPresent() && migration.version().compareTo(baseline.get()) <= 0 ? MigrationState.BASELINE : MigrationState.LATE;
        }
        if (!row.get().success()) {
            return MigrationState.FAILED;
        }
        if (row.get().isBaseline()) {
            return MigrationState.BASELINE;
        }
        boolean same = (row.get().checksum() == null || row.get().checksum() == migration.checksum()) && hasTheName(migration, row.get());
        return same ? MigrationState.APPLIED : migration.repeatable() ? MigrationState.PENDING : MigrationState.CHANGED;
    }

    /** Flyway's validate refuses another description as it does another text; of a long one its table keeps the beginning, with three dots. */
    static boolean hasTheName(Migration migration, HistoryRow row) {
        String kept = row.description().endsWith("...") ? row.description().substring(0, row.description().length() - "...".length()) : null;
        return migration.repeatable() || row.description().equals(migration.description()) || kept != null && migration.description().startsWith(kept);
    }

    /** What was applied and failed when it ran again, or when a paid Flyway undid it, has failed. */
    private static Optional<HistoryRow> newest(HistoryRow applied, HistoryRow failed) {
        return Optional.ofNullable(applied == null || failed != null && failed.rank() > applied.rank() ? failed : applied);
    }

    private static Layer withoutFile(HistoryRow row) {
        MigrationState state = !row.success() ? MigrationState.FAILED : row.isBaseline() ? MigrationState.BASELINE : MigrationState.MISSING;
        return new Layer(row.version(), row.description(), state, Optional.empty(), Optional.of(row), Optional.empty());
    }

    private static Map<Object, HistoryRow> byKey(List<HistoryRow> rows) {
        Map<Object, HistoryRow> map = new HashMap<>();
        rows.forEach(row -> map.put(key(row.version(), row.description()), row));
        return map;
    }

    private static Object key(Version version, String description) {
        return version == null ? description : version;
    }
}
