package dev.tidemark.core.migrations.flyway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Transactions;
import dev.tidemark.core.schema.Version;
import dev.tidemark.support.TestWorkspace;
import java.util.List;

/** Everything that Tidemark does to a schema history, each once in a workspace with three migrations. */
enum Deed {
    MIGRATE(List.of()) {
        @Override void in(TestWorkspace space, Services services) {
            run(services, services.migrations().planMigrate(Target.LATEST));
        }
    },
    MIGRATE_ONE_EACH(List.of()) {
        @Override void in(TestWorkspace space, Services services) {
            run(services, services.migrations().planMigrate(Target.LATEST).with(Transactions.ONE_EACH));
        }
    },
    ROLL_BACK(List.of("2", "3")) {
        @Override void in(TestWorkspace space, Services services) {
            MIGRATE.in(space, services);
            run(services, services.migrations().planRollback(Target.parse("1")));
        }
    },
    ROLL_BACK_TWICE(List.of("1", "2", "3")) {
        @Override void in(TestWorkspace space, Services services) {
            ROLL_BACK.in(space, services);
            MIGRATE.in(space, services);
            run(services, services.migrations().planRollback(Target.BASE).with(Transactions.ONE_EACH));
        }
    },
    ROLL_BACK_BY_DERIVED_SCRIPT(List.of("4")) {
        @Override void in(TestWorkspace space, Services services) {
            space.script("V4__more.sql", "ALTER TABLE a ADD COLUMN more TEXT; CREATE INDEX ix_more ON a(more);");
            MIGRATE.in(space, services);
            services.undoScripts().save(services.undoScripts().derive(Version.of("4")));
            run(services, services.migrations().planRollback(new Target.Back(1)));
        }
    },
    FAILED_MIGRATE(List.of("2", "3")) {
        @Override void in(TestWorkspace space, Services services) {
            run(services, services.migrations().planMigrate(Target.parse("1")));
            space.script("V3__c.sql", "CREATE TABLE c(x); INSERT INTO nowhere VALUES (1);");
            assertThatThrownBy(() -> MIGRATE.in(space, services)).isInstanceOf(Problem.class);
            space.script("V3__c.sql", "CREATE TABLE c(x);");
        }
    },
    STAMP(List.of("3")) {
        @Override void in(TestWorkspace space, Services services) {
            space.sql("CREATE TABLE a(x)", "CREATE TABLE b(x)");
            services.stamps().stamp(services.stamps().plan(Target.parse("2")), null, Progress.NONE, Cancellation.never());
        }
    },
    STAMP_BACK(List.of("2", "3")) {
        @Override void in(TestWorkspace space, Services services) {
            MIGRATE.in(space, services);
            space.sql("DROP TABLE b", "DROP TABLE c");
            services.stamps().stamp(services.stamps().plan(Target.parse("1")), null, Progress.NONE, Cancellation.never());
        }
    },
    REPAIR(List.of()) {
        @Override void in(TestWorkspace space, Services services) {
            MIGRATE.in(space, services);
            space.script("V2__b.sql", "CREATE TABLE b(x); -- edited afterwards");
            services.repairs().repair(services.repairs().plan(), Progress.NONE, Cancellation.never());
        }
    },
    RESTORE(List.of("2", "3")) {
        @Override void in(TestWorkspace space, Services services) {
            run(services, services.migrations().planMigrate(Target.parse("1")));
            Backup backup = services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
            MIGRATE.in(space, services);
            services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
        }
    },
    RESET(List.of()) {
        @Override void in(TestWorkspace space, Services services) {
            ROLL_BACK.in(space, services);
            services.resets().reset("app.db", Progress.NONE, Cancellation.never());
        }
    };

    private final List<String> pending;

    /** @param pending what is to be run afterwards */
    Deed(List<String> pending) {
        this.pending = pending;
    }

    abstract void in(TestWorkspace space, Services services);

    List<String> pending() {
        return pending;
    }

    static TestWorkspace scripts(TestWorkspace space) {
        return space.script("V1__a.sql", "CREATE TABLE a(x);").script("U1__a.sql", "DROP TABLE a;").script("V2__b.sql", "CREATE TABLE b(x);").script("U2__b.sql", "DROP TABLE b;")
            .script("V3__c.sql", "CREATE TABLE c(x);").script("U3__c.sql", "DROP TABLE c;");
    }

    static void run(Services services, Plan plan) {
        services.migrations().run(plan, false, Progress.NONE, Cancellation.never());
    }
}
