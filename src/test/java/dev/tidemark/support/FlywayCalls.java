package dev.tidemark.support;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateOutput;

/** What is asked of a release of Flyway, loaded beside it in its own class loader; so only Java's own types go in and out. */
public final class FlywayCalls implements BiFunction<String, Map<String, String>, List<String>> {
    @Override public List<String> apply(String command, Map<String, String> options) {
        FluentConfiguration configuration = Flyway.configure(FlywayCalls.class.getClassLoader()).dataSource("jdbc:sqlite:" + options.get("database"), null, null)
            .locations("filesystem:" + options.get("scripts")).outOfOrder(options.containsKey("outOfOrder"));
        if (options.containsKey("pendingAllowed")) {
            configuration.ignoreMigrationPatterns("*:pending", "*:future");
        }
        if (options.containsKey("baselineVersion")) {
            configuration.baselineVersion(options.get("baselineVersion"));
        }
        Flyway flyway = configuration.load();
        return switch (command) {
            case "info" -> Arrays.stream(flyway.info().all()).map(FlywayCalls::words).toList();
            case "validate" -> flyway.validateWithResult().invalidMigrations.stream().map(FlywayCalls::words).toList();
            case "migrate" -> flyway.migrate().migrations.stream().map(m -> m.version.isEmpty() ? m.description : m.version).toList();
            case "repair" -> flyway.repair().repairActions;
            case "baseline" -> List.of(flyway.baseline().baselineVersion);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static String words(MigrationInfo info) {
        return (info.getVersion() == null ? info.getDescription() : info.getVersion()) + " " + info.getState().getDisplayName();
    }

    private static String words(ValidateOutput finding) {
        return finding.version + " " + finding.description + ": " + finding.errorDetails.errorCode;
    }
}
