package dev.tidemark.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.View;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.support.SampleWorkspace;
import dev.tidemark.ui.schema.SchemaItem.Kind;
import dev.tidemark.ui.support.DirectJobs;
import dev.tidemark.ui.support.RecordingDialogs;
import dev.tidemark.ui.support.Session;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaViewModelTest {
    @TempDir Path folder;
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private Services services;
    private DirectJobs jobs;
    private Session session;
    private SchemaViewModel model;

    @BeforeEach
    void open() {
        services = new SampleWorkspace(folder).services();
        jobs = new DirectJobs(dialogs);
        session = new Session(jobs);
        session.open(services, services.status().read());
        model = new SchemaViewModel(session, jobs);
        session.onChanged(model::refresh);
    }

    @Test
    void objectsAreListedByKindWithHousekeepingLast() {
        model.refresh();
        assertThat(names(Kind.TABLE)).containsExactly("chats", "documents", "messages", "projects", "settings", "flyway_schema_history");
        assertThat(model.listed()).extracting(SchemaItem::kind).isSorted();
        assertThat(model.count(Kind.TABLE)).isEqualTo(6);
        assertThat(model.chosenProperty().get().name()).isEqualTo("chats");
        assertThat(model.rowsProperty().get()).isEqualTo(services.chats().projects(100).rows().stream().mapToLong(project -> project.chats()).sum());
    }

    @Test
    void whatTheMigrationsBuildIsReadOnceForEachChangeAndOnlyByTheScreenInView() {
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "CREATE TABLE tags (id INTEGER PRIMARY KEY)"));
        session.changed();
        assertThat(jobs.reads()).containsOnlyOnce("schema.built");
        assertThat(model.builtProperty().get().table("tags")).isEmpty();
        assertThat(model.builtProperty().get().table("chats")).isPresent();
        session.onChanged(() -> { });
        session.changed();
        assertThat(jobs.reads()).as("nobody looks").containsOnlyOnce("schema.built");
    }

    @Test
    void theFilterLooksAtNamesOwnersAndColumns() {
        model.refresh();
        model.filterProperty().set("METADATA");
        assertThat(names(Kind.TABLE)).containsExactly("documents", "messages");
        model.filterProperty().set("flyway");
        assertThat(names(Kind.INDEX)).isNotEmpty();
        model.filterProperty().set("nowhere to be found");
        assertThat(model.listed()).isEmpty();
        model.filterProperty().set("");
        assertThat(names(Kind.TABLE)).hasSize(6);
    }

    @Test
    void jumpingToAnotherTableEmptiesAFilterThatHidesIt() {
        model.refresh();
        model.filterProperty().set("settings");
        model.choose(Kind.TABLE, "projects");
        assertThat(model.filterProperty().get()).isEmpty();
        assertThat(model.chosenProperty().get().name()).isEqualTo("projects");
        model.choose(Kind.TABLE, "no such table");
        assertThat(model.chosenProperty().get().name()).isEqualTo("projects");
    }

    @Test
    void aTableThatIsAskedForBeforeTheSchemaIsReadIsOpenedThen() {
        model.open("Messages");
        model.refresh();
        assertThat(model.chosenProperty().get().name()).isEqualTo("messages");
    }

    @Test
    void whatIsChosenStaysChosenWhileItExists() {
        model.refresh();
        model.choose(Kind.TABLE, "settings");
        session.changed();
        assertThat(model.chosenProperty().get().name()).isEqualTo("settings");
        rollBack("3");
        assertThat(model.chosenProperty().get().name()).isEqualTo("chats");
        assertThat(model.empty()).isFalse();
    }

    @Test
    void anEmptyDatabaseShowsNothingAndCanBeMigrated() {
        rollBack("base");
        assertThat(model.empty()).isTrue();
        assertThat(model.canMigrate()).isTrue();
        assertThat(model.chosenProperty().get()).isNull();
        assertThat(names(Kind.TABLE)).containsExactly("flyway_schema_history");
        assertThat(dialogs.problems()).isEmpty();
    }

    @Test
    void aBrokenViewIsListedAndSaysWhy() {
        change("CREATE TABLE old (id INTEGER PRIMARY KEY)");
        change("CREATE VIEW old_things AS SELECT id FROM old");
        change("DROP TABLE old");
        model.refresh();
        model.open("old_things");
        assertThat(model.chosenProperty().get().object()).isInstanceOfSatisfying(View.class, view -> assertThat(view.columnsUnknownBecause()).contains("no such table"));
        assertThat(model.rowsProperty().get()).isNull();
        assertThat(dialogs.problems()).isEmpty();
    }

    private void rollBack(String version) {
        services.migrations().run(services.migrations().planRollback(Target.parse(version)), false, Progress.NONE, Cancellation.never());
        session.changed();
    }

    private List<String> names(Kind kind) {
        return model.listed().stream().filter(item -> item.kind() == kind).map(SchemaItem::name).toList();
    }

    private void change(String sql) {
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, sql));
    }
}
