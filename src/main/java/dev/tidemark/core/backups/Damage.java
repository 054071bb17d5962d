package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.Interruptible;
import dev.tidemark.core.sqlite.Sql;
import java.util.List;
import java.util.Optional;

/** What is wrong with the pages of a database that can be opened all the same: of such a one no backup passes its check. */
final class Damage {
    private static final String SOUND = "ok";

    private Damage() { }

    /**
     * The first that SQLite's {@code quick_check} finds; empty for sound pages. Reads only.
     *
     * @throws Problem LOCKED, CANCELLED and whatever else does not speak of the pages
     */
    static Optional<String> of(Database database, Cancellation cancellation) {
        try {
            List<String> found = database.read(connection -> Interruptible.run(connection, cancellation, "the check of the pages", each -> Sql.list(each, "PRAGMA quick_check(1)", row -> row.getString(1))));
            return found.stream().filter(line -> !line.equals(SOUND)).map(line -> line.replaceFirst("^\\*\\*\\* in database main \\*\\*\\*\\s+", "")).findFirst();
        } catch (Problem problem) {
            return switch (problem.code()) {
                case DAMAGED, TRUNCATED, NOT_A_DATABASE, FILE_EMPTY -> Optional.of(problem.details().getOrDefault("detail", problem.what()));
                default -> throw problem;
            };
        }
    }
}
