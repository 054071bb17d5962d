package dev.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.TableRestore;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.data.Anchor;
import dev.tidemark.core.data.ExportFormat;
import dev.tidemark.core.data.Exporter;
import dev.tidemark.core.data.Filter;
import dev.tidemark.core.data.ImportOrder;
import dev.tidemark.core.data.Relation;
import dev.tidemark.core.data.RowSource;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.data.Sort;
import dev.tidemark.core.data.StagedEdits;
import dev.tidemark.core.data.Value;
import dev.tidemark.core.schema.Column;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.sqlite.Contents;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.support.SampleSchemas;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names with quotes, blanks, keywords, line breaks and other alphabets are names like all others, whatever is done with their tables. */
class HostileNamesTest {
    private static final Cancellation NEVER = Cancellation.never();

    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach
    void make() {
        space = TestWorkspace.empty(folder.resolve("w"));
        services = Services.of(space.workspace());
        SampleSchemas.hostile().forEach(space::sql);
        space.sql("CREATE TABLE \"a]b`c; DROP TABLE \"\"order\"\"; --\" (\"x'y\" TEXT, \"z\"\"\" INTEGER PRIMARY KEY, \"=1+1\" TEXT)",
            "CREATE INDEX \"i \"\"x\"\"; --\" ON \"a]b`c; DROP TABLE \"\"order\"\"; --\" (\"x'y\" COLLATE NOCASE DESC) WHERE \"=1+1\" IS NOT NULL",
            "CREATE VIEW \"v' OR 1=1; --\" AS SELECT \"x'y\" AS \"b\"\"b\" FROM \"a]b`c; DROP TABLE \"\"order\"\"; --\"",
            "CREATE TRIGGER \"t\"\"; --\" AFTER INSERT ON \"a]b`c; DROP TABLE \"\"order\"\"; --\" BEGIN UPDATE \"order\" SET \"limit\" = NULL; END");
        for (Table table : tables()) {
            if (table.foreignKeys().isEmpty() && table.kind() == Table.Kind.ORDINARY) {
                space.sql("INSERT INTO " + Identifiers.quote(table.name()) + " DEFAULT VALUES");
            }
        }
    }

    @Test
    void everyTableIsPagedSortedFilteredAndCounted() {
        for (Table table : tables()) {
            Selection all = Selection.all(services.data().relation(table.name()));
            for (Column column : all.columns()) {
                Selection some = all.sorted(new Sort(column.name(), true)).filtered(List.of(Filter.of(column.name(), Filter.Test.IS_NULL, "")));
                try (RowSource rows = services.data().rows(some)) {
                    assertThat(rows.page(new Anchor.First(), 10, NEVER).rows()).hasSize((int) rows.count(NEVER));
                }
            }
        }
    }

    @Test
    void rowsAreAddedChangedAndDeletedAndAllOfItIsTakenBack() {
        String before = hash();
        for (Table table : tables()) {
            Relation relation = services.data().relation(table.name());
            if (!relation.hasKey() || table.kind() != Table.Kind.ORDINARY || !table.foreignKeys().isEmpty()) {
                continue;
            }
            StagedEdits edits = new StagedEdits();
            Selection all = Selection.all(relation);
            try (RowSource rows = services.data().rows(all)) {
                edits.delete(relation, all.columns(), rows.page(new Anchor.First(), 10, NEVER).rows());
            }
            edits.insert(relation, Map.of(all.columns().getFirst().name(), new Value.Int(77)));
            int entry = services.road().changeRows(edits.work(), services.road().preview(edits.work(), NEVER), Progress.NONE, NEVER).entry().orElseThrow().number();
            assertThat(hash()).isNotEqualTo(before);
            services.undo().undo(services.undo().plan(entry, false, NEVER), Progress.NONE, NEVER);
            assertThat(hash()).as(table.name()).isEqualTo(before);
        }
    }

    @Test
    void whatIsExportedIsImportedAgain() throws IOException {
        String name = "a]b`c; DROP TABLE \"order\"; --";
        for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.JSON)) {
            Path file = folder.resolve("rows." + format.name().toLowerCase(Locale.ROOT));
            services.exporter().toFile(new Exporter.Order(Selection.all(services.data().relation(name)), false, format, false), file, false, Progress.NONE, NEVER);
            assertThat(Files.readString(file)).contains("=1+1");
            space.sql("DELETE FROM " + Identifiers.quote(name));
            var trial = services.importer().tryOut(services.importer().plan(ImportOrder.of(file, name)), Progress.NONE, NEVER);
            services.importer().run(trial, false, Progress.NONE, NEVER);
            assertThat(space.number("SELECT count(*) FROM " + Identifiers.quote(name))).isEqualTo(1);
        }
    }

    @Test
    void aBackupIsVerifiedComparedAndRestoredWholeAndByTable() {
        Backup backup = services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, NEVER);
        assertThat(backup.verified()).isTrue();
        String before = hash();
        String name = "a]b`c; DROP TABLE \"order\"; --";
        space.sql("UPDATE " + Identifiers.quote(name) + " SET \"x'y\" = 'other'");

        services.road().changeRows(TableRestore.of(backup.file(), List.of(name), NEVER), null, Progress.NONE, NEVER);
        assertThat(hash()).isEqualTo(before);
        space.sql("DELETE FROM " + Identifiers.quote(name));
        services.restores().restore(backup.file(), Progress.NONE, NEVER);
        assertThat(hash()).isEqualTo(before);
    }

    @Test
    void itIsExaminedAndLookedAtWithoutAFailure() {
        assertThat(services.status().read().withoutHistory()).isTrue();
        assertThat(services.health().run(Progress.NONE, NEVER)).extracting(finding -> finding.key()).noneMatch(key -> key.contains("failed"));
        assertThat(space.database().read(SchemaReader::read).table("order")).as("nothing ran that a name holds").isPresent();
    }

    private List<Table> tables() {
        return space.database().read(SchemaReader::read).ownTables();
    }

    private String hash() {
        return space.database().read(connection -> Contents.hash(connection, NEVER));
    }
}
