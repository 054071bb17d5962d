package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.migrations.MigrationFolder;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.migrations.ScratchSchema;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A table that an interrupted rebuild left behind; the next try would stumble over it. */
public final class LeftoverCheck implements HealthCheck {
    private final ScratchSchema scratch;
    private final SafeRoad road;

    public LeftoverCheck(ScratchSchema scratch, SafeRoad road) {
        this.scratch = scratch;
        this.road = road;
    }

    @Override public String title() {
        return "Leftovers of interrupted rebuilds";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        Schema live = examination.live().get().schema();
        List<Table> candidates = live.ownTables().stream().filter(t -> base(t.name()).isPresent()).toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        Optional<Schema> built = examination.folder().map(folder -> scratch.at(folder, examination.live().get().history().current()));
        List<Finding> findings = new ArrayList<>();
        for (Table table : candidates) {
            boolean made = built.flatMap(schema -> schema.table(table.name())).isPresent();
            if (!made && live.table(base(table.name()).get()).isPresent()) {
                findings.add(finding(table, examination));
            }
        }
        return findings;
    }

    /** The table that a name of a rebuild belongs to, as Alembic, SQLite's own advice and the shipped migrations call theirs. */
    private static Optional<String> base(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String start : List.of("_alembic_tmp_", "new_")) {
            if (lower.startsWith(start)) {
                return Optional.of(name.substring(start.length()));
            }
        }
        return lower.endsWith("_new") ? Optional.of(name.substring(0, name.length() - "_new".length())) : Optional.empty();
    }

    private Finding finding(Table table, Examination examination) {
        String name = table.name();
        long rows = examination.database().read(connection -> Sql.number(connection, "SELECT count(*) FROM " + Identifiers.quote(name)));
        String drop = "DROP TABLE " + Identifiers.quote(name);
        Cure cure = new Cure("drop", "Drop " + name, "The table goes with its rows; a backup keeps them. “" + base(name).orElseThrow() + "” is not touched.", Cure.Touches.DATABASE,
            () -> List.of(drop + ";", Texts.count(rows, "row", "rows") + " in it"),
            (progress, cancellation) -> road.carryOut("Drop " + name, "cure", BackupReason.BEFORE_CURE, ForeignKeys.CHECKED_BY_US, connection -> {
                Sql.run(connection, drop);
                return new SafeRoad.Done("Dropped the leftover table " + name + " with " + Texts.count(rows, "row", "rows") + ".", List.of(drop), Map.of());
            }, progress, cancellation).done().sentence());
        return new Finding("leftover", Severity.WARNING, "Table “" + name + "” looks like the rest of an interrupted rebuild of “" + base(name).orElseThrow() + "”: no migration keeps it. It holds "
            + Texts.count(rows, "row", "rows") + ".", name, List.of(cure));
    }
}
