package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.migrations.Proposal;
import dev.tidemark.core.migrations.StampService;
import java.util.List;
import java.util.Optional;

/** Tables, but no schema history: a migrate would meet tables that already exist. The cure is to adopt it at the version it matches. */
public final class NoHistoryCheck implements HealthCheck {
    private final StampService stamps;

    public NoHistoryCheck(StampService stamps) {
        this.stamps = stamps;
    }

    @Override public String title() {
        return "The schema history";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        boolean adoptable = examination.live().filter(l -> !l.history().exists() && !l.schema().ownTables().isEmpty()).isPresent();
        if (!adoptable || examination.folder().isEmpty()) {
            return List.of();
        }
        int tables = examination.live().get().schema().ownTables().size();
        Optional<Proposal> proposal = stamps.proposeVersion();
        return List.of(new Finding("no-history", Severity.ERROR, "The database has " + Texts.count(tables, "table", "tables") + " and no schema history, so no migration can run. "
            + proposal.map(Proposal::sentence).orElse("There are no migrations to compare it with."), examination.workspace().databaseName(),
            proposal.map(p -> List.of(Cures.stamp(stamps, p))).orElse(List.of())));
    }
}
