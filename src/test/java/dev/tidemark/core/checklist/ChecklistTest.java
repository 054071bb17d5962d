package dev.tidemark.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.checklist.Situation.Seen;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.FileHolder;
import dev.tidemark.core.health.Holders;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.RehearsalReport;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.migrations.Transactions;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecklistTest {
    @TempDir Path folder;
    private TestWorkspace space;
    private Services services;

    @BeforeEach void makeWorkspace() {
        space = TestWorkspace.empty(folder)
            .script("V1__create_notes.sql", "CREATE TABLE notes(id INTEGER PRIMARY KEY, text TEXT);").script("U1__create_notes.sql", "DROP TABLE notes;")
            .script("V2__add_colour.sql", "ALTER TABLE notes ADD COLUMN colour TEXT;").script("U2__add_colour.sql", "ALTER TABLE notes DROP COLUMN colour;")
            .script("V3__add_size.sql", "ALTER TABLE notes ADD COLUMN size INTEGER;");
        services = Services.of(space.workspace());
    }

    @Test void theLinesComeInTheOrderOfTheSpecification() {
        Checklist list = services.checklists().look(situation(migrate("2")), Cancellation.never());
        assertThat(list.items()).extracting(ChecklistItem::id).containsExactly("reviewed", "lint", "scripts-run", "rehearsed", "backup", "nobody-else", "version-control",
            "structure-comes-back", "data-comes-back", "space");
        assertThat(list.open()).extracting(ChecklistItem::id).contains("rehearsed").doesNotContain("backup");
        assertThat(list.sentence()).matches("\\d of 10 lines are in order\\.");
    }

    @Test void theSqlIsReviewedOrNotOrThatIsNotKnown() {
        Plan plan = migrate("2");
        assertThat(new Reviewed().ask(new Situation(space.workspace(), plan, true, Seen.YES, Optional.empty()), Cancellation.never())).isEqualTo(new ChecklistItem("reviewed", Status.DONE, "You have looked at the SQL, 2 statements in all."));
        assertThat(new Reviewed().ask(new Situation(space.workspace(), plan, true, Seen.NOT_YET, Optional.empty()), Cancellation.never()).status()).isEqualTo(Status.TO_DO);
        assertThat(new Reviewed().ask(new Situation(space.workspace(), plan, true, Seen.NOT_KNOWN, Optional.empty()), Cancellation.never()).status()).isEqualTo(Status.NOT_KNOWN);
    }

    @Test void aScriptThatDoesNotRunIsFoundOnAnEmptyCopy() {
        Question question = new TriedOnEmptyCopy(services.database());
        assertThat(question.ask(situation(migrate("2")), Cancellation.never()).status()).isEqualTo(Status.DONE);
        space.script("V2__add_colour.sql", "ALTER TABEL notes\n  ADD COLUMN colour TEXT;");
        ChecklistItem slip = question.ask(situation(migrate("2")), Cancellation.never());
        assertThat(slip.status()).isEqualTo(Status.WARNING);
        assertThat(slip.sentence()).startsWith("On an empty copy, V2__add_colour.sql, line 1 does not run: ");
        run(migrate("1"));
        space.script("U1__create_notes.sql", "DROP TABLE nowhere;");
        assertThat(question.ask(situation(rollBack("base")), Cancellation.never())).isEqualTo(
            new ChecklistItem("scripts-run", Status.WARNING, "On an empty copy, U1__create_notes.sql, line 1 does not run: no such table: nowhere."));
    }

    @Test void onlyARehearsalOfThisVeryPlanCounts() {
        Plan plan = migrate("2");
        RehearsalReport report = rehearse(plan);
        Question question = new Rehearsed();
        assertThat(question.ask(situation(plan), Cancellation.never())).isEqualTo(new ChecklistItem("rehearsed", Status.TO_DO, "Not rehearsed on a copy yet."));
        assertThat(question.ask(rehearsed(plan, report), Cancellation.never()).status()).isEqualTo(Status.DONE);
        ChecklistItem otherForm = question.ask(rehearsed(plan.with(Transactions.ONE_EACH), report), Cancellation.never());
        assertThat(otherForm).isEqualTo(new ChecklistItem("rehearsed", Status.TO_DO, "This plan has not been rehearsed in this form yet."));
        Plan oneWay = migrate("latest");
        assertThat(question.ask(rehearsed(oneWay, rehearse(oneWay)), Cancellation.never())).isEqualTo(new ChecklistItem("rehearsed", Status.WARNING, "Rehearsed on a copy, one way only: V3 has no undo script."));
        space.script("V2__add_colour.sql", "ALTER TABLE nowhere ADD COLUMN colour TEXT;");
        Plan failing = migrate("2");
        assertThat(question.ask(rehearsed(failing, rehearse(failing)), Cancellation.never()).sentence()).contains("fails. V2__add_colour.sql, line 1");
    }

    @Test void theBackupIsOnOrOff() {
        assertThat(new BackupFirst().ask(situation(migrate("2")), Cancellation.never()).sentence()).startsWith("A verified backup is taken before, about ");
        assertThat(new BackupFirst().ask(new Situation(space.workspace(), migrate("2"), false, Seen.YES, Optional.empty()), Cancellation.never()).status()).isEqualTo(Status.WARNING);
    }

    @Test void whoElseHasTheFileOpenIsNamed() {
        Situation situation = situation(migrate("2"));
        assertThat(new NobodyElse(file -> new Holders(List.of(), null)).ask(situation, Cancellation.never())).isEqualTo(new ChecklistItem("nobody-else", Status.DONE, "No other program has app.db open."));
        assertThat(new NobodyElse(file -> new Holders(List.of(), "3 processes could not be looked into.")).ask(situation, Cancellation.never()).status()).isEqualTo(Status.NOT_KNOWN);
        ChecklistItem open = new NobodyElse(file -> new Holders(List.of(new FileHolder(4711, "python3", "python3 bot.py", true)), null)).ask(situation, Cancellation.never());
        assertThat(open.status()).isEqualTo(Status.WARNING);
        assertThat(open.sentence()).startsWith("app.db is open in python3 (process 4711), which is writing.");
    }

    @Test void whatScriptsBringBackIsToldOfThePlan() {
        assertThat(new StructureReversible(new PlanLint(services.lint())).ask(situation(migrate("2")), Cancellation.never()).status()).isEqualTo(Status.DONE);
        assertThat(new StructureReversible(new PlanLint(services.lint())).ask(situation(migrate("latest")), Cancellation.never())).isEqualTo(
            new ChecklistItem("structure-comes-back", Status.WARNING, "V3 has no undo script: only a backup takes this back."));
    }

    @Test void anUndoScriptThatDoesNotLeadBackIsNoTick() {
        space.script("V3__add_size.sql", "ALTER TABLE notes ADD COLUMN size INTEGER; CREATE INDEX by_size ON notes(size);").script("U3__add_size.sql", "DROP INDEX by_size;");
        ChecklistItem item = services.checklists().look(situation(migrate("latest")), Cancellation.never()).items().stream().filter(i -> i.id().equals("structure-comes-back")).findFirst().orElseThrow();
        assertThat(item.status()).isEqualTo(Status.WARNING);
        assertThat(item.sentence()).startsWith("The structure does not come back as it was. V3__add_size.sql: ");
    }

    @Test void whatTheDataLosesIsToldInNumbers() {
        run(migrate("2"));
        Question question = new DataReversible();
        assertThat(question.ask(situation(rollBack("1")), Cancellation.never()).status()).isEqualTo(Status.DONE);
        space.sql("INSERT INTO notes(text, colour) VALUES ('a', 'red'), ('b', 'blue'), ('c', NULL)");
        assertThat(question.ask(situation(rollBack("1")), Cancellation.never())).isEqualTo(
            new ChecklistItem("data-comes-back", Status.WARNING, "notes.colour: 2 values will be lost. The backup of this run has them."));
    }

    @Test void theSpaceIsHeldAgainstTheNeed() {
        assertThat(new Space().ask(situation(migrate("2")), Cancellation.never()).sentence()).startsWith("There is enough space: ");
        ChecklistItem full = new Space(store -> 10).ask(situation(migrate("2")), Cancellation.never());
        assertThat(full.status()).isEqualTo(Status.WARNING);
        assertThat(full.sentence()).startsWith("Only 10 B are free on ");
    }

    @Test void ticksAreJournalledOnceAndInOrder() {
        assertThat(PersonalItem.journalLines(List.of(PersonalItem.OTHERS_TOLD, PersonalItem.CHATBOT_STOPPED, PersonalItem.OTHERS_TOLD)))
            .containsExactly("Ticked: The chatbot is stopped, or may wait while this runs.", "Ticked: Everyone who uses this database has been told.");
        assertThat(PersonalItem.of("others-told")).contains(PersonalItem.OTHERS_TOLD);
        assertThat(PersonalItem.of("nonsense")).isEmpty();
    }

    private Plan migrate(String target) {
        return services.migrations().planMigrate(Target.parse(target));
    }

    private Plan rollBack(String target) {
        return services.migrations().planRollback(Target.parse(target));
    }

    private void run(Plan plan) {
        services.migrations().run(plan, false, Progress.NONE, Cancellation.never());
    }

    private RehearsalReport rehearse(Plan plan) {
        return services.rehearsal().run(plan, Progress.NONE, Cancellation.never());
    }

    private Situation situation(Plan plan) {
        return new Situation(space.workspace(), plan, true, Seen.YES, Optional.empty());
    }

    private Situation rehearsed(Plan plan, RehearsalReport report) {
        return new Situation(space.workspace(), plan, true, Seen.YES, Optional.of(report));
    }
}
