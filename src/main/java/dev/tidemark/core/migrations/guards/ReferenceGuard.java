package dev.tidemark.core.migrations.guards;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.References;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** No reference may be broken that was whole before; those that were broken already are none of the script's fault. */
final class ReferenceGuard {
    private final Map<String, Long> brokenBefore;

    ReferenceGuard(Connection connection, Touched touched) throws SQLException {
        this.brokenBefore = broken(connection, touched);
    }

    void compare(Connection connection, Touched now, String fileName) throws SQLException {
        List<String> broken = new ArrayList<>();
        broken(connection, now).forEach((reference, count) -> {
            long more = count - brokenBefore.getOrDefault(reference, 0L);
            if (more > 0) {
                broken.add(reference + " (" + Texts.count(more, "row", "rows") + ")");
            }
        });
        if (!broken.isEmpty()) {
            throw Problem.of(ProblemCode.FOREIGN_KEYS_BROKEN, "file", fileName, "detail", String.join("; ", broken));
        }
    }

    /** Broken rows by "child → parent", of the tables that were touched and of those that refer to one. */
    private static Map<String, Long> broken(Connection connection, Touched touched) throws SQLException {
        Map<String, Long> broken = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String child : touched.children()) {
            References.OfTable found = References.ofTable(connection, child);
            found.broken().forEach(of -> broken.merge(child + " → " + of.parent(), of.rows(), Long::sum));
            if (found.uncheckable() != null) {
                broken.put(found.uncheckable(), Touched.count(connection, child));
            }
        }
        return broken;
    }
}
