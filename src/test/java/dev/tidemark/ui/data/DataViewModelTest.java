package dev.tidemark.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.data.Edit;
import dev.tidemark.core.data.Relation;
import dev.tidemark.core.data.RowKey;
import dev.tidemark.core.data.Sort;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.ui.support.SampleSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataViewModelTest {
    @TempDir Path folder;
    private SampleSession sample;
    private DataViewModel model;

    @BeforeEach void session() {
        sample = new SampleSession(folder);
        model = new DataViewModel(sample.session, sample.jobs);
        model.refresh();
    }

    @Test void aNewRowIsGoneToInItsOwnTableOnly() {
        model.open("messages", List.of());
        Relation messages = sample.services.data().relation("messages");
        Map<Edit.Insert, RowKey> added = Map.of(new Edit.Insert(messages, 1, Map.of()), RowKey.of(7L));
        assertThat(model.committed(added)).as("it can be gone to").isEmpty();
        model.refresh();
        assertThat(cursor()).isEqualTo(RowKey.of(7L));

        model.committed(added);
        model.choose(model.listed().stream().filter(item -> item.name().equals("chats")).findFirst().orElseThrow());
        assertThat(cursor()).as("the first row of another table").isEqualTo(RowKey.of(1L));

        model.openRow(messages, RowKey.of(9L));
        assertThat(cursor()).isEqualTo(RowKey.of(9L));
    }

    @Test void aTableThatCannotBeReadLeavesNothingOfTheOneBefore() {
        sample.services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "CREATE VIEW broken AS SELECT * FROM nowhere"));
        model.refresh();
        model.open("messages", List.of());
        model.sort(new Sort("content", false));
        assertThat(model.costProperty().get()).startsWith("no index");

        model.choose(model.listed().stream().filter(item -> item.name().equals("broken")).findFirst().orElseThrow());
        assertThat(model.problemProperty().get()).isNotNull();
        assertThat(model.shownProperty().get()).isNull();
        assertThat(model.costProperty().get()).isEmpty();
    }

    private RowKey cursor() {
        return model.grid().cursorRow().key();
    }
}
