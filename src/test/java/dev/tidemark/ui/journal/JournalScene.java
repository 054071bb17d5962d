package dev.tidemark.ui.journal;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.changes.RowWork;
import dev.tidemark.core.changes.SafeRoad;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.util.List;
import java.util.Map;

/** A journal with entries of several kinds. */
final class JournalScene {
    private JournalScene() { }

    /** Roll back to V7, migrate to the newest, a backup, an edit of a chat's title, chats deleted, the edit's entry last but one. */
    static void play(Services services) {
        services.migrations().run(services.migrations().planRollback(Target.parse("7")), true, Progress.NONE, Cancellation.never());
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        services.backups().create(BackupReason.ASKED_FOR, "before the clean-up", Progress.NONE, Cancellation.never());
        rows(services, "edit", "Edited one chat.", "UPDATE chats SET title = 'Renamed' WHERE id = 1");
        rows(services, "delete", "Deleted two chats.", "DELETE FROM chats WHERE id IN (2, 3)");
    }

    static void rows(Services services, String kind, String sentence, String sql) {
        services.road().changeRows(new RowWork(kind, kind, BackupReason.BEFORE_EDIT, ForeignKeys.ENFORCED, connection -> {
            Sql.run(connection, sql);
            return new SafeRoad.Done(sentence, List.of(sql), Map.of());
        }), null, Progress.NONE, Cancellation.never());
    }

    static int newest(Services services) {
        return services.journal().entries().getLast().number();
    }
}
