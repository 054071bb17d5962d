package dev.tidemark.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.Column;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnWidthsTest {
    private final List<Column> columns = List.of(column("id", "INTEGER"), column("title", "VARCHAR(200)"), column("content", "TEXT"), column("created_at", "TEXT"), column("role", "VARCHAR(20)"));

    @Test void columnsOfTextTakeTheRoomThatIsLeft() {
        double natural = columns.stream().mapToDouble(ColumnWidths::natural).sum();
        Map<String, Double> widths = ColumnWidths.spread(columns, natural + 200, Map.of());
        assertThat(widths).containsEntry("id", ColumnWidths.natural(columns.get(0))).containsEntry("title", ColumnWidths.natural(columns.get(1)) + 100)
            .containsEntry("content", ColumnWidths.natural(columns.get(2)) + 100).containsEntry("created_at", ColumnWidths.natural(columns.get(3))).containsEntry("role", ColumnWidths.natural(columns.get(4)));
    }

    @Test void aWidthThatWasChosenStaysAndNoneShrinksOrGrowsWithoutEnd() {
        assertThat(ColumnWidths.spread(columns, 100, Map.of())).containsEntry("content", ColumnWidths.natural(columns.get(2)));
        assertThat(ColumnWidths.spread(columns, 9000, Map.of("title", 77.0))).doesNotContainKey("title").containsEntry("content", 640.0);
    }

    private static Column column(String name, String type) {
        return new Column(name, type, false, null, 0, Column.Kind.STORED_VALUE);
    }
}
