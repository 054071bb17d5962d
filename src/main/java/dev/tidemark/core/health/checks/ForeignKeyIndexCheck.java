package dev.tidemark.core.health.checks;

import dev.tidemark.core.authoring.NewMigrations;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.schema.Indexes;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Foreign keys without an index on their columns: every delete of a parent row then reads the whole child table (https://www.sqlite.org/foreignkeys.html#fk_indexes). */
public final class ForeignKeyIndexCheck implements HealthCheck {
    private static final int MANY = 1000;

    private final NewMigrations authoring;

    public ForeignKeyIndexCheck(NewMigrations authoring) {
        this.authoring = authoring;
    }

    @Override public String title() {
        return "Indexes of foreign keys";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        Schema live = examination.live().get().schema();
        List<Finding> findings = new ArrayList<>();
        Optional<Schema> built = null;
        for (Table table : live.ownTables()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (table.kind() != Table.Kind.ORDINARY || Indexes.cover(table, key.columns())) {
                    continue;
                }
                built = built == null ? built(examination) : built;
                boolean comes = built.flatMap(schema -> schema.table(table.name())).filter(later -> Indexes.cover(later, key.columns())).isPresent();
                if (!comes) {
                    findings.add(finding(table, key, built, live, examination));
                }
            }
        }
        return findings;
    }

    /** What all scripts build, pending ones too; empty without scripts, or where they do not run: both are findings of other checks. */
    private Optional<Schema> built(Examination examination) {
        if (examination.folder().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(authoring.base());
        } catch (Problem notBuilt) {
            System.getLogger(ForeignKeyIndexCheck.class.getName()).log(System.Logger.Level.DEBUG, "The scripts do not run", notBuilt);
            return Optional.empty();
        }
    }

    private Finding finding(Table table, ForeignKey key, Optional<Schema> built, Schema live, Examination examination) {
        boolean many = examination.database().read(connection -> Numbers.atLeast(connection, table.name(), MANY));
        boolean made = built.flatMap(schema -> schema.table(table.name())).isPresent();
        String columns = String.join(", ", key.columns());
        Indexes.Creation index = Indexes.creation(table, key, Stream.concat(Stream.of(live), built.stream()).toList());
        String sentence = "“" + table.name() + "” has no index on " + columns + ", which refers to “" + key.parentTable() + "”: each delete there reads all of “" + table.name() + "”"
            + (many ? ", which has " + Texts.grouped(MANY) + " rows or more." : ".");
        // A table that no script makes is told of by the check for drift; an index in a script would stand on nothing.
        List<Cure> cures = made ? List.of(draft(table.name(), columns, index)) : List.of();
        return new Finding("foreign-key-index", many ? Severity.WARNING : Severity.NOTE, made ? sentence : sentence + " This makes one: " + index.create(),
            table.name() + "." + String.join("+", key.columns()), cures);
    }

    private Cure draft(String table, String columns, Indexes.Creation index) {
        String message = "Index " + table + " by " + columns.replace(", ", " and ");
        return new Cure("draft", "Draft a migration with the index", "A new migration and its undo script are written; the database is not touched before you migrate.", Cure.Touches.FILES,
            () -> List.of(index.create(), "", "-- undo", index.drop()),
            (progress, cancellation) -> "Made " + authoring.saveWritten(message, "-- " + message + ".\n--\n-- Why: SQLite makes no index for a foreign key, and each delete of a parent row would read the whole table.\n\n" + index.create(),
                "-- Undo: " + message + ". No data is lost.\n\n" + index.drop()).getFileName() + ".");
    }
}
