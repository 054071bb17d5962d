package dev.tidemark.ui.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.Accessibility;
import dev.tidemark.ui.support.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** Pictures of the backups, to be looked at. */
class BackupsPicturesTest extends AppJourney {
    @Override
    protected void prepare(Services services) {
        Backup made = services.backups().create(BackupReason.ASKED_FOR, "before the holidays", Progress.NONE, Cancellation.never());
        services.migrations().run(services.migrations().planRollback(Target.parse("6")), true, Progress.NONE, Cancellation.never());
        services.migrations().run(services.migrations().planMigrate(Target.LATEST), true, Progress.NONE, Cancellation.never());
        services.database().write("test", ForeignKeys.ENFORCED, connection -> Sql.run(connection, "DELETE FROM chats WHERE id % 3 = 0"));
        try {
            Files.writeString(services.workspace().root().resolve("tidemark.toml"), "[backups]\nkeep = 1\nevery = \"6h\"\n");
            Files.copy(made.file(), made.file().resolveSibling("app.db.20250107_120000.backup"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void theListAndTheQuestionsCanBeDrawn() {
        go("backups");
        awaitShown(".backup-cell");
        await(() -> lookup("#details").query().isVisible());
        await(() -> lookup("#schedule").queryLabeled().getText().startsWith("Scheduled every 6h: next "));
        pictures("backups");
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        clickOn("#pin");
        awaitShown("Pinned");
        clickOn("#prune");
        awaitShown("#confirmationVerb");
        pictures("backups-prune");
        clickOn("#confirmationCancel");
        clickOn("#restore");
        awaitShown("#confirmationVerb");
        pictures("backups-restore");
        clickOn("#confirmationCancel");
        onFx(() -> {
            lookup("#rows .hyperlink").queryAll().stream().map(Hyperlink.class::cast).findFirst().orElseThrow().fire();
            return null;
        });
        awaitShown("#confirmationVerb");
        pictures("backups-restore-table");
        clickOn("#confirmationCancel");
        clickOn("#note").write("after the clean-up");
        clickOn("#backUpNow");
        awaitShown("Show");
        await(() -> lookup("after the clean-up").queryAll().size() > 1);
        pictures("backups-made");
        go("overview");
        clickOn("#reset");
        awaitShown("#confirmationName");
        pictures("backups-reset");
        assertThat(Path.of("target/screenshots/backups-reset-dark-1920x1080.png")).isRegularFile();
    }

    @Test
    void anArchiveIsMadeLookedAtAndRestoredWholeOrInPart() throws IOException {
        Path stored = Files.createDirectories(services().workspace().documents()).resolve("hours.txt");
        Files.writeString(stored, "open from nine to five");
        go("backups");
        awaitShown(".backup-cell");
        assertThat(onFx(() -> lookup("#restoreDatabase").query().getParent().isVisible())).isFalse();
        clickOn("#withFiles");
        clickOn("#backUpNow");
        await(() -> services().backups().list().getFirst().isArchive());
        await(() -> onFx(() -> lookup("#restoreDatabase").query().getParent().isVisible()));
        pictures("backups-archive");
        Files.writeString(stored, "closed");
        clickOn("#restore");
        awaitShown("#confirmationVerb");
        pictures("backups-archive-restore");
        clickOn("#confirmationVerb");
        await(() -> services().backups().list().getFirst().files().isPresent() && !context().jobs().current().isBusy());
        assertThat(stored).hasContent("open from nine to five");
        pictures("backups-archive-restored");
        Backup archive = services().backups().list().stream().filter(Backup::isArchive).findFirst().orElseThrow();
        onFx(() -> {
            context().navigator().open(new Request.OpenBackup(archive.name()));
            return null;
        });
        await(() -> lookup("#facts").query().lookupAll(".mono").stream().anyMatch(node -> ((Labeled) node).getText().equals(archive.name())));
        clickOn("#look");
        await(() -> text("#looking").startsWith("This is the backup of"));
        clickOn("#leave");
        await(() -> !onFx(() -> context().session().services().workspace().readOnly()));
    }

    @Test
    void whatIsKeptOfUnreadableDatabasesIsShownAndRemovedWhenAsked() throws IOException {
        Path backups = services().workspace().backups();
        Path database = Files.write(backups.resolve("app.db.20250107_120000.unreadable"), new byte[60_000]);
        Files.write(backups.resolve("app.db.20250107_120000.unreadable-wal"), new byte[5_000]);
        Path documents = Files.createDirectories(services().workspace().records().resolve("files/before app.db.20250107_120000.backup.zip/documents"));
        Files.writeString(documents.resolve("hours.txt"), "open from nine");
        go("backups");
        awaitShown("#kept");
        await(() -> text("#kept").equals("Part of no backup: 2 items kept from before restores, 65 kB…"));
        assertThat(onFx(() -> Accessibility.nameless(scene()))).isEmpty();
        pictures("backups-kept");
        clickOn("#kept");
        awaitShown("#confirmationVerb");
        pictures("backups-kept-question");
        clickOn("#confirmationCancel");
        assertThat(database).exists();
        clickOn("#kept");
        awaitShown("#confirmationVerb");
        clickOn("#confirmationVerb");
        await(() -> !Files.exists(database) && !Files.exists(documents));
        await(() -> onFx(() -> !lookup("#kept").query().getParent().isVisible()));
        assertThat(services().journal().entries().getLast().sentence()).isEqualTo("Removed 2 items kept from before restores, 65 kB.");
    }

    @Test
    void noBackupsCanBeDrawn() throws IOException {
        for (Backup backup : services().backups().list()) {
            Files.delete(backup.file());
        }
        go("backups");
        awaitShown(".empty-state");
        pictures("backups-none");
        assertThat(lookup("#filled").query().isVisible()).isFalse();
    }
}
