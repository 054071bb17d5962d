package dev.tidemark.core.health;

import dev.tidemark.core.backups.BackupService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Runs all checks of a workspace. Reads only; blocking. */
public final class HealthService {
    private final Workspace workspace;
    private final Database database;
    private final BackupService backups;
    private final Integrity integrity;
    private final List<HealthCheck> checks;

    /** @param checks in the order in which they run */
    public HealthService(Workspace workspace, Database database, BackupService backups, Integrity integrity, List<HealthCheck> checks) {
        this.workspace = workspace;
        this.database = database;
        this.backups = backups;
        this.integrity = integrity;
        this.checks = List.copyOf(checks);
    }

    /**
     * All findings, the most severe first. What cannot be looked at is a finding too, so that one trouble does not hide another.
     *
     * @throws Problem CANCELLED only
     */
    public List<Finding> run(Progress progress, Cancellation cancellation) {
        return run(asked(), progress, cancellation);
    }

    /**
     * The findings about one migration, from the checks that look at single migrations only.
     *
     * @param place the version's label, "V3", or the description of a repeatable migration
     * @throws Problem CANCELLED only
     */
    public List<Finding> about(String place, Progress progress, Cancellation cancellation) {
        return run(checks.stream().filter(HealthCheck::aboutMigrations).toList(), progress, cancellation).stream().filter(finding -> finding.place().equals(place)).toList();
    }

    private List<Finding> run(List<HealthCheck> chosen, Progress progress, Cancellation cancellation) {
        progress.report("Reading the database and the scripts", 0);
        Examination examination = Examination.of(workspace, database, backups);
        List<Finding> findings = new ArrayList<>(examination.problems().stream().map(integrity::of).toList());
        for (int i = 0; i < chosen.size(); i++) {
            HealthCheck check = chosen.get(i);
            cancellation.check("the health check");
            progress.report(check.title(), (i + 1.0) / (chosen.size() + 1));
            try {
                findings.addAll(check.look(examination, cancellation));
            } catch (Problem problem) {
                if (problem.code() == ProblemCode.CANCELLED) {
                    throw problem;
                }
                findings.add(integrity.of(problem));
            } catch (RuntimeException mistake) {
                // A mistake in one check must not hide what the others find.
                System.getLogger(HealthService.class.getName()).log(System.Logger.Level.WARNING, "The check “" + check.title() + "” failed", mistake);
                findings.add(Finding.of(Problem.because(mistake, ProblemCode.CHECK_FAILED, "check", check.title(), "detail", Problem.from(mistake).details().get("detail"))));
            }
        }
        return distinct(findings).sorted(Comparator.comparing(Finding::severity).reversed()).toList();
    }

    /** Several checks can meet the same failure; two failures of one kind are two findings. */
    private static Stream<Finding> distinct(List<Finding> findings) {
        Set<String> told = new HashSet<>();
        return findings.stream().filter(finding -> told.add(finding.key() + "\n" + finding.sentence()));
    }

    /** The titles of the checks that are run, in order. */
    public List<String> titles() {
        return asked().stream().map(HealthCheck::title).toList();
    }

    private List<HealthCheck> asked() {
        return workspace.readOnly() ? checks.stream().filter(check -> !check.aboutKeeping()).toList() : checks;
    }
}
