package dev.tidemark.bench;

import dev.tidemark.support.ManyMigrations;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The other yardstick: stock Flyway with none of our code. */
final class PlainFlyway {
    private PlainFlyway() { }

    /** Runs all that is pending in one transaction. */
    static int migrate(ManyMigrations migrations) {
        return of(migrations).group(true).load().migrate().migrationsExecuted;
    }

    /** How many migrations Flyway counts as applied. */
    static int info(ManyMigrations migrations) {
        return of(migrations).load().info().applied().length;
    }

    private static FluentConfiguration of(ManyMigrations migrations) {
        return Flyway.configure().loggers("slf4j").dataSource("jdbc:sqlite:" + migrations.workspace().databaseFile(), null, null)
            .locations("filesystem:" + migrations.workspace().migrations());
    }
}
