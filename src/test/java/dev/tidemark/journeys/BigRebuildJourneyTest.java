package dev.tidemark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.StockFlyway;
import dev.tidemark.ui.support.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A parent of 100,000 rows is rebuilt from the plan sheet and taken back there: none of them goes with the old table, whatever the journal is. */
class BigRebuildJourneyTest extends AppJourney {
    private static final int CHILDREN = 100_000;
    private static final String REBUILD = """
        CREATE TABLE parents_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL%s);
        INSERT INTO parents_new (id, name) SELECT id, name FROM parents;
        DROP TABLE parents;
        ALTER TABLE parents_new RENAME TO parents;
        """;

    @Override protected void prepare(Services services) {
        Path scripts = services.workspace().migrations();
        try {
            Files.writeString(scripts.resolve("V10__create_parents.sql"), """
                CREATE TABLE parents (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
                CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parents (id) ON DELETE CASCADE);
                """);
            services.migrations().run(services.migrations().planMigrate(Target.LATEST), false, Progress.NONE, Cancellation.never());
            Files.writeString(scripts.resolve("V11__give_parents_a_default.sql"), REBUILD.formatted(" DEFAULT ''"));
            Files.writeString(scripts.resolve("U11__give_parents_a_default.sql"), REBUILD.formatted(""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        services.database().write("test", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "INSERT INTO parents VALUES (1, 'one'), (2, 'two')");
            Sql.run(connection, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + CHILDREN + ") INSERT INTO children SELECT i, 1 + i % 2 FROM n");
            return null;
        });
    }

    @Test void everyChildStaysUnderBothJournals() {
        for (String journal : new String[] {"delete", "wal"}) {
            journal(journal);
            await(() -> text("#versionChip").equals("V10 · 1 pending"));
            clickOn("#migrate");
            run("Migrate to V11 · 1 step", "V11");
            assertThat(parents()).contains("DEFAULT ''");
            childrenAreAllThere(journal);
            go("migrations");
            onFx(() -> {
                context().navigator().open(new Request.OpenVersion("10"));
                return null;
            });
            await(() -> lookup("#act").tryQuery().isPresent() && text("#act").equals("Roll back to V10…"));
            clickOn("#act");
            run("Roll back to V10 · 1 step", "V10 · 1 pending");
            assertThat(parents()).doesNotContain("DEFAULT");
            childrenAreAllThere(journal);
        }
        new StockFlyway(services().workspace().databaseFile(), services().workspace().migrations()).accepts();
    }

    private void run(String verb, String chip) {
        awaitShown("#planVerb");
        assertThat(text("#planVerb")).isEqualTo(verb);
        clickOn("#planVerb");
        awaitShown("#planDone");
        clickOn("#planDone");
        await(() -> text("#versionChip").equals(chip));
    }

    private void childrenAreAllThere(String journal) {
        services().database().read(connection -> {
            assertThat(Sql.number(connection, "SELECT count(*) FROM children JOIN parents ON parents.id = children.parent_id AND parents.id = 1 + children.id % 2")).isEqualTo(CHILDREN);
            assertThat(Sql.number(connection, "SELECT count(*) FROM pragma_foreign_key_check")).isZero();
            assertThat(Sql.text(connection, "PRAGMA journal_mode")).isEqualTo(journal);
            return null;
        });
    }

    private String parents() {
        return services().database().read(connection -> Sql.text(connection, "SELECT sql FROM sqlite_schema WHERE name = 'parents'"));
    }

    private void journal(String mode) {
        services().database().exclusively("test", () -> {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + services().workspace().databaseFile())) {
                return Sql.text(connection, "PRAGMA journal_mode = " + mode);
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            }
        });
        changed();
    }
}
