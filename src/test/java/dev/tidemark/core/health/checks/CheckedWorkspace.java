package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.health.HealthService;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.support.TestWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A workspace with the shipped migrations applied, looked at by the health service as it is wired for real. */
final class CheckedWorkspace {
    final TestWorkspace space;
    final Services services;

    private CheckedWorkspace(TestWorkspace space) {
        this.space = space;
        this.services = Services.of(space.workspace());
    }

    static CheckedWorkspace migrated(Path folder) {
        CheckedWorkspace checked = new CheckedWorkspace(TestWorkspace.withShippedMigrations(folder));
        checked.migrate(true);
        return checked;
    }

    void migrate(boolean backup) {
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), backup, Progress.NONE, Cancellation.never());
    }

    Path script(String name) {
        return space.workspace().migrations().resolve(name);
    }

    void delete(String script) {
        try {
            Files.delete(script(script));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What checks look at, for one that is not wired as usual. */
    Examination examination() {
        AtomicReference<Examination> seen = new AtomicReference<>();
        HealthCheck looking = new HealthCheck() {
            @Override public String title() {
                return "test";
            }

            @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
                seen.set(examination);
                return List.of();
            }
        };
        new HealthService(space.workspace(), space.database(), services.backups(), services.integrity(), List.of(looking)).run(Progress.NONE, Cancellation.never());
        return seen.get();
    }

    List<Finding> findings() {
        return services.health().run(Progress.NONE, Cancellation.never());
    }

    List<String> keys() {
        return findings().stream().map(Finding::key).toList();
    }

    Finding finding(String key) {
        List<Finding> findings = findings();
        return findings.stream().filter(f -> f.key().equals(key)).findFirst().orElseThrow(() -> new AssertionError("no finding " + key + " in " + findings));
    }

    List<String> preview(String key, String cure) {
        return cure(key, cure).preview();
    }

    /** Runs a cure; the finding must be gone afterwards. */
    String cured(String key, String cure) {
        String done = cure(key, cure).run(Progress.NONE, Cancellation.never());
        assertThat(keys()).doesNotContain(key);
        return done;
    }

    private Cure cure(String key, String cure) {
        Finding finding = finding(key);
        return finding.cure(cure).orElseThrow(() -> new AssertionError("no cure " + cure + " in " + finding.cures().stream().map(Cure::id).toList()));
    }
}
