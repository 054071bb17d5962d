package dev.tidemark.cli;

import dev.tidemark.core.migrations.MigrationService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "migrate", description = "Apply pending migrations, all or nothing, after a verified backup.")
final class MigrateCommand extends Subcommand {
    @Option(names = "--to", paramLabel = "VERSION|latest", defaultValue = "latest", description = "The version to end on (default: latest).")
    private String to;

    @Mixin private PlanOptions plan;

    @Override Outcome run(Context context) {
        MigrationService migrations = context.services().migrations();
        return new PlanRunner(context, migrations, plan).carryOut(migrations.planMigrate(context.target(to)));
    }
}
