package dev.tidemark.core.query;

import dev.tidemark.core.query.QueryPlan.Cost;
import dev.tidemark.core.query.QueryPlan.Step;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.SqlTokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks SQLite for its plan, and reads it as a tree. */
final class PlanReader {
    private PlanReader() { }

    record Line(int id, int parent, String text) { }

    static QueryPlan read(Connection connection, Deed deed, Map<String, Object> values) throws SQLException {
        List<Line> lines = lines(connection, deed, values);
        Schema schema = SchemaReader.read(connection);
        return new QueryPlan(steps(lines, 0, Sources.of(deed.statement().text(), schema)), IndexAdvice.of(schema, deed, values, lines));
    }

    static List<Line> lines(Connection connection, Deed deed, Map<String, Object> values) throws SQLException {
        String sql = deed.statement().text();
        boolean explained = SqlTokens.of(sql).getFirst().is("EXPLAIN");
        try (PreparedStatement statement = Session.prepare(connection, deed, (explained ? "" : "EXPLAIN QUERY PLAN ") + sql, values); ResultSet rows = QueryService.query(connection, deed, statement)) {
            List<Line> lines = new ArrayList<>();
            while (rows != null && rows.getMetaData().getColumnCount() == 4 && rows.next()) {
                lines.add(new Line(rows.getInt(1), rows.getInt(2), rows.getString(4)));
            }
            return lines;
        }
    }

    private static List<Step> steps(List<Line> lines, int parent, Sources sources) {
        return lines.stream().filter(line -> line.parent() == parent && line.id() != parent)
            .map(line -> new Step(line.text(), cost(line.text(), sources), steps(lines, line.id(), sources))).toList();
    }

    /** A scan of a subquery's rows, of a constant or of a pragma's is no scan of a table. */
    private static Cost cost(String text, Sources sources) {
        if (text.contains("AUTOMATIC") && text.contains("INDEX")) {
            return Cost.OWN_INDEX;
        }
        if (text.startsWith("SCAN ") && sources.scanned(text).isPresent()) {
            return Cost.FULL_SCAN;
        }
        return text.startsWith("USE TEMP B-TREE FOR") && text.contains("ORDER BY") ? Cost.SORT : Cost.FINE;
    }
}
