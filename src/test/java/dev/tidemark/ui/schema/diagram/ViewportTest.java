package dev.tidemark.ui.schema.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.core.diagram.TableBox;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final TableBox FAR = new TableBox("far", TableBox.Kind.TABLE, List.of(), 0, 3000, 1800, 200, 100);

    private final Viewport viewport = new Viewport();

    ViewportTest() {
        viewport.content(4000, 2000);
        viewport.resize(1000, 800);
    }

    @Test
    void allOfItFits() {
        viewport.fit();
        assertThat(viewport.scale()).isEqualTo(0.25);
        assertThat(viewport.toWindowX(0)).isBetween(-0.01, 0.01);
        assertThat(viewport.toWindowX(4000)).isCloseTo(1000, within(0.01));
        assertThat(viewport.toWindowY(1000)).as("the middle is in the middle").isCloseTo(400, within(0.01));
        viewport.content(100, 100);
        viewport.fit();
        assertThat(viewport.scale()).as("never larger than natural").isEqualTo(1);
    }

    @Test
    void thePlaceUnderTheMouseStaysWhereItIs() {
        double x = viewport.toPictureX(300);
        double y = viewport.toPictureY(200);
        viewport.zoom(1.5, 300, 200);
        assertThat(viewport.toWindowX(x)).isCloseTo(300, within(0.01));
        assertThat(viewport.toWindowY(y)).isCloseTo(200, within(0.01));
    }

    @Test
    void theSizeHasBounds() {
        viewport.zoom(1000, 0, 0);
        assertThat(viewport.scale()).isEqualTo(3);
        viewport.zoom(1e-9, 0, 0);
        assertThat(viewport.scale()).isEqualTo(0.04);
    }

    @Test
    void thePictureCannotBeLost() {
        viewport.pan(1e6, 1e6);
        assertThat(viewport.toWindowX(4000)).isCloseTo(250, within(0.01));
        viewport.pan(-1e7, -1e7);
        assertThat(viewport.toWindowX(0)).isCloseTo(750, within(0.01));
        assertThat(viewport.toWindowY(0)).isCloseTo(600, within(0.01));
    }

    @Test
    void aBoxIsBroughtIntoViewByTheShortestWay() {
        viewport.reveal(FAR);
        assertThat(viewport.toWindowX(3200)).isCloseTo(976, within(0.01));
        assertThat(viewport.toWindowY(1900)).isCloseTo(776, within(0.01));
        double left = viewport.left();
        viewport.reveal(FAR);
        assertThat(viewport.left()).isEqualTo(left);
    }

    @Test
    void aJumpMakesItReadable() {
        viewport.fit();
        viewport.jump(FAR);
        assertThat(viewport.scale()).isEqualTo(1);
        assertThat(viewport.toWindowX(FAR.centreX())).isCloseTo(500, within(0.01));
    }
}
