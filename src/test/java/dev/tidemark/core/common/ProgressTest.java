package dev.tidemark.core.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final List<String> heard = new ArrayList<>();
    private final Progress progress = (doing, fraction) -> heard.add(doing + " " + fraction);

    @Test void aPartMapsItsOwnRangeIntoTheWhole() {
        Progress second = progress.part(0.5, 1);
        second.report("start", 0);
        second.report("half", 0.5);
        second.report("end", 1);
        assertThat(heard).containsExactly("start 0.5", "half 0.75", "end 1.0");
    }

    @Test void partsNest() {
        progress.part(0, 0.5).part(0.5, 1).report("x", 1);
        assertThat(heard).containsExactly("x 0.5");
    }

    @Test void anUnknownFractionStaysUnknown() {
        progress.part(0.5, 1).report("waiting", -1);
        assertThat(heard).containsExactly("waiting -1.0");
    }
}
