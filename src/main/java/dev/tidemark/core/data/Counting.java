package dev.tidemark.core.data;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.sqlite.Sql;
import java.util.List;

/** Counting the rows of a selection. */
final class Counting {
    private Counting() { }

    static long rows(Reader reader, SelectSql sql, Cancellation cancellation) {
        return reader.read("counting rows", cancellation,
            connection -> Sql.number(connection, "SELECT count(*)" + sql.from() + sql.where(""), sql.parameters(List.of()).toArray()));
    }
}
