package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.ColumnDefinition;
import dev.tidemark.core.schema.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
    private static final TableDefinition TABLE = TableDefinition.parse("""
        CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT UNIQUE CHECK (b <> ''), c INT REFERENCES p (id) ON DELETE CASCADE, d INT,
            UNIQUE (b,  d), CONSTRAINT ck CHECK (d  > 0), FOREIGN KEY (c, d) REFERENCES q (x, y))""").orElseThrow();

    @Test void eachKindIsTold() {
        assertThat(told()).containsExactly("primary-key: primary key “id”", "unique: unique constraint on “b”", "check: check (b <> '')", "foreign-key: foreign key “c” REFERENCES p (id) ON DELETE CASCADE",
            "unique: unique constraint on (b, d)", "check: check (d > 0)", "foreign-key: foreign key (c, d) REFERENCES q (x, y)");
    }

    @Test void whatItAsksOfTheRowsIsTold() {
        assertThat(TABLE.constraints().stream().map(constraint -> Constraints.demand("a", null, constraint))).containsExactly(
            "No two rows of “a” may be alike in (b,  d). Else the script stops and nothing is changed.",
            "Every row of “a” must pass the check. Else the script stops and nothing is changed.",
            "Every reference of “a” must have its row. Else the script stops and nothing is changed.");
    }

    private static List<String> told() {
        List<String> told = new ArrayList<>();
        for (ColumnDefinition column : TABLE.columns()) {
            column.clauses().forEach(clause -> told.add(tell(column.name(), clause)));
        }
        TABLE.constraints().forEach(clause -> told.add(tell(null, clause)));
        return told;
    }

    private static String tell(String column, Clause clause) {
        return Constraints.kind(clause) + ": " + Constraints.words(column, clause);
    }
}
