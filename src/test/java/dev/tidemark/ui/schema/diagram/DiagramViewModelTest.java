package dev.tidemark.ui.schema.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.diagram.Detail;
import dev.tidemark.core.diagram.Diagram;
import dev.tidemark.support.SampleSchemas;
import dev.tidemark.ui.schema.diagram.DiagramViewModel.Towards;
import dev.tidemark.ui.support.DirectJobs;
import dev.tidemark.ui.support.RecordingDialogs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagramViewModelTest {
    private final DiagramViewModel model = new DiagramViewModel(new DirectJobs(new RecordingDialogs()));

    @Test
    void theSameSchemaKeepsItsPlacesAndAnotherDetailGetsNewOnes() throws Exception {
        model.show(SampleSchemas.read(SampleSchemas.rental()));
        Diagram first = model.diagramProperty().get();
        model.choose("film");
        model.show(SampleSchemas.read(SampleSchemas.rental()));
        assertThat(model.diagramProperty().get()).isSameAs(first);
        model.detailProperty().set(Detail.ALL);
        assertThat(model.diagramProperty().get().detail()).isEqualTo(Detail.ALL);
        assertThat(model.chosenProperty().get()).isEqualTo("film");
        model.show(SampleSchemas.read(SampleSchemas.many(3, 3)));
        assertThat(model.chosenProperty().get()).as("no such table any more").isNull();
    }

    @Test
    void stepsGoThroughEveryTableAndThenOut() throws Exception {
        model.show(SampleSchemas.read(SampleSchemas.rental()));
        Set<String> seen = new HashSet<>();
        while (model.step(1)) {
            seen.add(model.chosenProperty().get());
        }
        assertThat(seen).hasSize(19);
        assertThat(model.chosenProperty().get()).as("those without references come last").isEqualTo("settings");
        model.end(false);
        assertThat(model.step(-1)).isFalse();
        assertThat(model.chosenProperty().get()).isEqualTo("country");
    }

    @Test
    void arrowsGoToTheNearestTableThatWay() throws Exception {
        model.show(SampleSchemas.read(SampleSchemas.rental()));
        model.choose("country");
        model.move(Towards.RIGHT);
        assertThat(model.chosenProperty().get()).isEqualTo("city");
        model.move(Towards.RIGHT);
        assertThat(model.chosenProperty().get()).isEqualTo("address");
        model.move(Towards.LEFT);
        model.move(Towards.LEFT);
        model.move(Towards.LEFT);
        assertThat(model.chosenProperty().get()).as("nothing further that way").isEqualTo("country");
    }

    @Test
    void theSearchFindsTablesFirstThenColumns() throws Exception {
        model.show(SampleSchemas.read(SampleSchemas.rental()));
        model.searchProperty().set("STORE");
        assertThat(model.foundProperty().get()).startsWith("store").contains("staff", "customer", "inventory");
        assertThat(model.chosenProperty().get()).isEqualTo("store");
        model.nextFound(-1);
        assertThat(model.chosenProperty().get()).as("round to the last one").isEqualTo(model.foundProperty().get().getLast());
        model.nextFound(1);
        assertThat(model.chosenProperty().get()).isEqualTo("store");
        model.searchProperty().set("no such thing");
        assertThat(model.foundProperty().get()).isEmpty();
        assertThat(model.chosenProperty().get()).isEqualTo("store");
    }

    @Test
    void eachTableIsToldInASentence() throws Exception {
        model.show(SampleSchemas.read(SampleSchemas.rental()));
        assertThat(model.sentence("city")).isEqualTo("city: 4 columns. Refers to country. Referred to by address.");
        assertThat(model.sentence("country")).isEqualTo("country: 3 columns. Referred to by city.");
        assertThat(model.sentence("settings")).isEqualTo("settings: 2 columns, no references.");
        model.show(SampleSchemas.read(SampleSchemas.hostile()));
        assertThat(model.sentence("nowhere")).startsWith("nowhere: there is no such table, but line").endsWith(" refers to it.");
        assertThat(model.canOpen("nowhere")).isFalse();
        assertThat(model.canOpen("select")).isTrue();
    }

    @Test
    void aTableAskedForEarlyIsChosenWhenItHasAPlace() throws Exception {
        model.choose("film");
        assertThat(model.chosenProperty().get()).isNull();
        model.show(SampleSchemas.read(SampleSchemas.rental()));
        assertThat(model.chosenProperty().get()).isEqualTo("film");
        assertThat(model.near("film")).isEqualTo(Set.copyOf(List.of("language", "film_text", "film_actor", "film_category", "inventory")));
    }
}
