package dev.tidemark.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.SampleWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesignableTest {
    @TempDir private Path folder;

    @Test void eachObjectSaysWhyItHasNoForm() {
        Services services = new SampleWorkspace(folder).services();
        assertThat(reason(services, "projects")).isEmpty();
        assertThat(Designable.hindrance(null, null, null)).startsWith("Choose a table");
        assertThat(reason(services, "flyway_schema_history")).contains("records");
        assertThat(reason(services, "ix_documents_status")).contains("“documents”");
        services.database().write("by hand", ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, "CREATE VIEW v AS SELECT 1 AS one");
            Sql.run(connection, "CREATE VIRTUAL TABLE words USING fts5(text)");
            return null;
        });
        assertThat(reason(services, "v")).startsWith("A view");
        assertThat(reason(services, "words")).startsWith("A virtual table");
        assertThat(reason(services, "words_data")).startsWith("A module");
        assertThat(reason(services, "projects")).as("the drift is elsewhere").isEmpty();
        services.database().write("by hand", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "CREATE INDEX by_hand ON projects(name)"));
        assertThat(reason(services, "projects")).startsWith("“projects” is not as the migrations build it").contains("Make a migration of the drift first");
        assertThat(reason(services, "chats")).isEmpty();
        assertThat(Designable.hindrance(services.schema().table("chats").orElseThrow(), services.status().read(), null)).contains("Still looking");
    }

    @Test void aDesignDoesNotStartBelowPendingMigrations() {
        Services services = new SampleWorkspace(folder).services();
        SampleWorkspace.rollBack(services, "7");
        assertThat(reason(services, "projects")).startsWith("2 migrations are pending. Migrate first");
    }

    private static String reason(Services services, String name) {
        SchemaObject object = services.schema().tables().stream().filter(table -> table.name().equals(name)).<SchemaObject>map(table -> table).findFirst()
            .orElseGet(() -> services.schema().objects().stream().filter(other -> other.name().equals(name)).findFirst().orElseThrow());
        return Designable.hindrance(object, services.status().read(), services.drift().read().built());
    }
}
