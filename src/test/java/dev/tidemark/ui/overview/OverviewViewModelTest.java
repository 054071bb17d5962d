package dev.tidemark.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.status.ContentSummary;
import dev.tidemark.core.status.ContentSummary.TableContent;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.SampleSession;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewViewModelTest {
    @TempDir Path folder;
    private SampleSession given;
    private OverviewViewModel model;

    @BeforeEach void open() {
        given = new SampleSession(folder);
        model = new OverviewViewModel(given.session, given.jobs, given.dialogs, given.navigator);
        given.session.onChanged(model::refresh);
        model.refresh();
    }

    @Test void theFirstLineSaysTheState() {
        assertThat(model.headlineProperty().get()).isEqualTo("All is well.");
        assertThat(model.subtitleProperty().get()).isEqualTo(given.services.workspace().name() + ", schema V9, the latest, checked just now");
        rollBack("7");
        assertThat(model.headlineProperty().get()).isEqualTo("All is well. Two migrations are waiting.");
        assertThat(model.subtitleProperty().get()).isEqualTo(given.services.workspace().name() + ", schema V7 of V9, checked just now");
    }

    @Test void theAgeOfTheStateGoesOn() {
        model.tick(given.session.statusProperty().get().readAt().plusSeconds(150));
        assertThat(model.subtitleProperty().get()).endsWith("checked 2 min ago");
    }

    @Test void withoutABackupThatIsTheMainThingToDo() {
        assertThat(model.advice()).singleElement().satisfies(advice -> {
            assertThat(advice.urgent()).isTrue();
            assertThat(advice.tone()).isEqualTo("warning");
            model.act(advice);
        });
        assertThat(given.navigator.requests()).containsExactly(new Request.BackUpNow());
    }

    @Test void pendingMigrationsComeFirst() {
        rollBack("7");
        assertThat(model.advice()).extracting(Advice::verb).containsExactly("See the plan", "Back up now");
        assertThat(model.advice()).extracting(Advice::urgent).containsExactly(true, false);
        model.act(model.advice().getFirst());
        assertThat(given.navigator.requests()).containsExactly(new Request.PlanMigrate("latest"));
    }

    @Test void theJournalHasTheNewestFirstAndLeadsToItsBackups() {
        given.services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        model.refresh();
        assertThat(model.journalProperty().get()).extracting(entry -> entry.kind()).startsWith("back up", "sample");
        model.showBackup(model.journalProperty().get().getFirst());
        assertThat(given.navigator.requests()).containsExactly(new Request.OpenBackup(given.services.backups().list().getFirst().name()));
    }

    @Test void sampleDataIsOfferedForEmptyTablesOfTheNewestVersionOnly() {
        assertThat(model.canFillSample()).isFalse();
        given.services.resets().reset("app.db", Progress.NONE, Cancellation.never());
        given.session.changed();
        assertThat(model.canFillSample()).isTrue();
        model.fillSample();
        assertThat(model.contentProperty().get().rows()).containsEntry("messages", 339L);
        assertThat(model.canFillSample()).isFalse();
        assertThat(given.dialogs.notifications()).singleElement().asString().startsWith("Filled in");
    }

    @Test void aResetIsAskedForElsewhere() {
        model.reset();
        assertThat(given.navigator.requests()).containsExactly(new Request.ResetDatabase());
    }

    @Test void aClosedOverviewHearsNothingMore() {
        model.close();
        rollBack("7");
        assertThat(model.headlineProperty().get()).isEqualTo("All is well.");
    }

    @Test void smallTablesShareOnePiece() {
        List<TableContent> tables = IntStream.rangeClosed(1, 9).mapToObj(i -> new TableContent("t" + i, 10 - i, OptionalLong.of(100))).toList();
        List<Share> shares = Share.of(new ContentSummary(tables, new TableContent("schema history", 5, OptionalLong.of(50))));
        assertThat(shares).extracting(Share::label).containsExactly("t1", "t2", "t3", "t4", "t5, t6, t7 and 2 more", "schema history");
        assertThat(shares.get(4).rows()).isEqualTo(15);
        assertThat(shares.get(4).bytes()).hasValue(500);
        assertThat(shares.stream().mapToDouble(Share::part).sum()).isCloseTo(1, offset(1e-9));
    }

    private void rollBack(String version) {
        given.services.migrations().run(given.services.migrations().planRollback(Target.parse(version)), true, Progress.NONE, Cancellation.never());
        given.session.changed();
    }
}
