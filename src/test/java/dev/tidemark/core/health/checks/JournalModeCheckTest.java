package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.Upkeep;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalModeCheckTest {
    @TempDir Path folder;

    @Test void aWriteAheadLogOnANetworkDriveIsExchangedForAJournal() throws Exception {
        CheckedWorkspace checked = CheckedWorkspace.migrated(folder);
        try (Connection connection = checked.space.database().openForWriting(ForeignKeys.CHECKED_BY_US)) {
            Sql.text(connection, "PRAGMA journal_mode = WAL");
        }
        assertThat(checked.keys()).as("on a disk of this computer").isEmpty();
        Finding finding = on(checked, "nfs4").getFirst();
        assertThat(finding.key()).isEqualTo("journal-mode:app.db");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.cure("rollback-journal").orElseThrow().run(Progress.NONE, Cancellation.never())).isEqualTo("app.db uses a rollback journal now.");
        assertThat(checked.space.database().<String>read(connection -> Sql.text(connection, "PRAGMA journal_mode"))).isEqualTo("delete");
        assertThat(on(checked, "CIFS")).extracting(Finding::code).containsExactly("network-drive");
        assertThat(on(checked, "ext4")).isEmpty();
    }

    private static List<Finding> on(CheckedWorkspace checked, String type) {
        return new JournalModeCheck(new Upkeep(checked.space.workspace(), checked.space.database(), checked.services.journal()), file -> type).look(checked.examination(), Cancellation.never());
    }
}
