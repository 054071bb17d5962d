package dev.tidemark.ui.support.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FinderTest {
    @Test void placesDoNotOverlapAndCaseMattersOnlyOnRequest() {
        assertThat(Finder.places("aaaa", "aa", true)).containsExactly(0, 2);
        assertThat(Finder.places("Select select", "SELECT", false)).containsExactly(0, 7);
        assertThat(Finder.places("Select select", "select", true)).containsExactly(7);
        assertThat(Finder.places("anything", "", false)).isEmpty();
        assertThat(Finder.places("short", "longer than it", false)).isEmpty();
    }

    @Test void manyPlacesAreBounded() {
        assertThat(Finder.places("x".repeat(50_000), "x", true)).hasSize(Finder.MOST);
    }

    @Test void theWayGoesAroundTheEnds() {
        List<Integer> places = List.of(3, 8);
        assertThat(Finder.next(places, 0)).isZero();
        assertThat(Finder.next(places, 4)).isEqualTo(1);
        assertThat(Finder.next(places, 9)).isZero();
        assertThat(Finder.previous(places, 8)).isZero();
        assertThat(Finder.previous(places, 3)).isEqualTo(1);
        assertThat(Finder.next(List.of(), 0)).isEqualTo(-1);
        assertThat(Finder.previous(List.of(), 0)).isEqualTo(-1);
    }
}
