package dev.tidemark.core.data;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.ForeignKey;
import dev.tidemark.core.sqlite.Identifiers;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why SQLite refused a row, in words for a person. */
final class ImportRefusal {
    private static final Pattern CONSTRAINT = Pattern.compile("(UNIQUE|NOT NULL|CHECK|FOREIGN KEY) constraint failed(?:: (.*))?", Pattern.DOTALL);

    private ImportRefusal() { }

    /** @param values of the plan's targets */
    static String reason(Connection connection, ImportPlan plan, List<Value> values, SQLException failure) throws SQLException {
        String words = SqliteErrors.reason(failure);
        Matcher constraint = CONSTRAINT.matcher(words);
        if (!constraint.matches()) {
            return words;
        }
        String about = constraint.group(2) == null ? "" : constraint.group(2);
        return switch (constraint.group(1)) {
            case "UNIQUE" -> "another row has " + columns(about, plan, values) + " already, and it must be unique";
            case "NOT NULL" -> "“" + about.substring(about.lastIndexOf('.') + 1) + "” is NULL, and the table wants a value there";
            case "CHECK" -> "it does not pass the table's check “" + about + "”";
            default -> missingParent(connection, plan, values);
        };
    }

    /** {@code t.a, t.b} as “a” = 1, “b” = 2. */
    private static String columns(String about, ImportPlan plan, List<Value> values) {
        List<String> shown = new ArrayList<>();
        for (String part : about.split(", ")) {
            String column = part.substring(part.lastIndexOf('.') + 1);
            int at = target(plan, column);
            shown.add("“" + column + "”" + (at < 0 ? "" : " = " + shortened(values.get(at))));
        }
        return String.join(", ", shown);
    }

    private static String missingParent(Connection connection, ImportPlan plan, List<Value> values) throws SQLException {
        for (ForeignKey key : plan.relation().table().foreignKeys()) {
            List<Integer> at = key.columns().stream().map(column -> target(plan, column)).toList();
            if (at.stream().allMatch(index -> index >= 0 && !(values.get(index) instanceof Value.Null)) && key.parentColumns().size() == at.size()) {
                String same = key.parentColumns().stream().map(column -> Identifiers.quote(column) + " = ?").collect(Collectors.joining(" AND "));
                Object[] wanted = at.stream().map(index -> ImportRun.bound(values.get(index))).toArray();
                if (Sql.number(connection, "SELECT count(*) FROM (SELECT 1 FROM main." + Identifiers.quote(key.parentTable()) + " WHERE " + same + " LIMIT 1)", wanted) == 0) {
                    return at.stream().map(index -> "“" + plan.targets().get(index).column().name() + "” = " + shortened(values.get(index))).collect(Collectors.joining(", "))
                        + " is in no row of “" + key.parentTable() + "”";
                }
            }
        }
        return "a row that it refers to is not there";
    }

    private static int target(ImportPlan plan, String column) {
        for (int i = 0; i < plan.targets().size(); i++) {
            if (plan.targets().get(i).column().name().equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    private static String shortened(Value value) {
        return "“" + Texts.shortened(value.plain(), ImportValues.TOLD_LETTERS) + "”";
    }
}
