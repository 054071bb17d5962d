package dev.tidemark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.journeys.AppJourney;
import dev.tidemark.ui.support.Feature;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;

class TourTest extends AppJourney {
    private final Set<String> visited = new LinkedHashSet<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    @Test void everyScreenIsOpenedInTheOrderOfTheRailBeforeTheEnd() {
        onFx(() -> {
            context().navigator().shownProperty().subscribe(feature -> visited.add(feature.id()));
            new Tour(context().session(), context().navigator(), Duration.millis(50), () -> ended.set(true)).begin();
            return null;
        });
        await(ended::get);
        assertThat(visited).containsExactlyElementsOf(context().navigator().features().stream().map(Feature::id).toList());
    }
}
