package dev.tidemark.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateResult;

/** A plain Flyway with none of our code, as the stock tools would look at a database of ours. */
public final class StockFlyway {
    private static final Logger QUIET = Logger.getLogger("org.flywaydb");

    static {
        QUIET.setLevel(Level.WARNING);
    }

    private final Path database;
    private final Path migrations;

    public StockFlyway(Path database, Path migrations) {
        this.database = database;
        this.migrations = migrations;
    }

    /** Demands that {@code info} and {@code validate} accept the database, pending migrations allowed. */
    public void accepts() {
        assertThat(configure().load().info().all()).isNotNull();
        ValidateResult result = configure().ignoreMigrationPatterns("*:pending").load().validateWithResult();
        assertThat(result.validationSuccessful).as(() -> "stock Flyway refuses: " + result.errorDetails + result.invalidMigrations).isTrue();
    }

    /** The states as stock Flyway tells them: "7 Success". */
    public List<String> states() {
        return Arrays.stream(configure().load().info().all()).map(StockFlyway::state).toList();
    }

    /** Runs what is pending with stock Flyway. */
    public int migrate() {
        return configure().load().migrate().migrationsExecuted;
    }

    private static String state(MigrationInfo info) {
        return info.getVersion() + " " + info.getState().getDisplayName();
    }

    private FluentConfiguration configure() {
        return Flyway.configure().dataSource("jdbc:sqlite:" + database, null, null).locations("filesystem:" + migrations);
    }
}
