package dev.tidemark.core.health.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.BackupReason;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.health.Check;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.SetupCheck;
import dev.tidemark.core.migrations.Plan;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.sqlite.Database.ForeignKeys;
import dev.tidemark.core.sqlite.Sql;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignKeyCheckTest {
    @TempDir Path folder;
    private CheckedWorkspace checked;

    @BeforeEach void migrated() {
        checked = CheckedWorkspace.migrated(folder);
    }

    @Test void orphansGoWithWhatPointsToThem() {
        withoutEnforcement("INSERT INTO projects(id, name) VALUES (1, 'kept')", "INSERT INTO chats(id, project_id, title) VALUES (1, 1, 'kept'), (2, 99, 'lost')",
            "INSERT INTO messages(chat_id, role, content) VALUES (1, 'user', 'kept'), (2, 'user', 'goes with its chat'), (77, 'user', 'lost')");
        assertThat(checked.keys()).containsExactlyInAnyOrder("foreign-keys:chats.project_id", "foreign-keys:messages.chat_id");
        assertThat(checked.finding("foreign-keys:chats.project_id").sentence()).isEqualTo("1 row of “chats” points to a row of “projects” that is not there (project_id).");
        assertThat(checked.finding("foreign-keys:chats.project_id").cures()).as("project_id must not be empty").extracting(Cure::id).containsExactly("reassign-1", "delete");
        assertThat(checked.preview("foreign-keys:chats.project_id", "delete")).hasSize(2).last().asString().startsWith("id=2, project_id=99, title=lost");
        assertThat(checked.cured("foreign-keys:chats.project_id", "delete")).isEqualTo("Deleted 1 row of chats.");
        assertThat(checked.space.number("SELECT count(*) FROM messages")).isEqualTo(2);
        checked.cured("foreign-keys:messages.chat_id", "delete");
        assertThat(checked.space.number("SELECT count(*) FROM messages WHERE content = 'kept'")).isEqualTo(1);
        assertThat(checked.keys()).isEmpty();
    }

    @Test void orphansGetAnotherParent() {
        withoutEnforcement("INSERT INTO projects(id, name) VALUES (1, 'first'), (2, 'second'), (3, 'third'), (4, 'fourth'), (5, 'fifth')",
            "INSERT INTO chats(id, project_id, title) VALUES (1, 1, 'at home'), (2, 99, 'lost'), (3, 98, 'lost too')");
        Finding found = checked.finding("foreign-keys:chats.project_id");
        assertThat(found.cures()).as("the newest parents; the others by their keys").extracting(Cure::verb)
            .containsExactly("Reassign to “fifth” (5)", "Reassign to “fourth” (4)", "Reassign to “third” (3)", "Delete the rows");
        assertThat(found.cure("reassign-77")).isEmpty();
        assertThat(checked.preview("foreign-keys:chats.project_id", "reassign-2")).hasSize(3).first().asString().startsWith("UPDATE \"chats\" SET \"project_id\" = 2 WHERE");
        assertThat(checked.cured("foreign-keys:chats.project_id", "reassign-2")).isEqualTo("Reassigned to “second” (2): 2 rows of chats.");
        assertThat(checked.space.number("SELECT count(*) FROM chats WHERE project_id = 2")).isEqualTo(2);
        assertThat(checked.space.number("SELECT count(*) FROM chats WHERE project_id = 1")).isEqualTo(1);
    }

    @Test void aReferenceThatMayBeEmptyIsEmptied() {
        checked.space.sql("CREATE TABLE boss(a, b, PRIMARY KEY (a, b))", "CREATE TABLE staff(name PRIMARY KEY, x, y, FOREIGN KEY (x, y) REFERENCES boss) WITHOUT ROWID");
        withoutEnforcement("INSERT INTO boss VALUES (1, 2)", "INSERT INTO staff(name, x, y) VALUES ('ann', 1, 2), ('bob', 3, 4), ('cat', NULL, 4)");
        assertThat(checked.preview("foreign-keys:staff.x+y", "set-null")).hasSize(2).last().asString().startsWith("name=bob");
        assertThat(checked.cured("foreign-keys:staff.x+y", "set-null")).isEqualTo("Emptied the reference of 1 row of staff.");
        assertThat(checked.space.number("SELECT count(*) FROM staff WHERE x IS NULL")).isEqualTo(2);
    }

    @Test void aReferenceToATableThatIsGoneIsFoundToo() {
        checked.space.sql("CREATE TABLE child(id INTEGER PRIMARY KEY, p REFERENCES nowhere(id))");
        withoutEnforcement("INSERT INTO child(p) VALUES (5), (NULL)");
        checked.cured("foreign-keys:child.p", "set-null");
        assertThat(checked.space.number("SELECT count(*) FROM child")).isEqualTo(2);
    }

    @Test void aReferenceThatCannotBeCheckedDoesNotHideTheOthers() {
        checked.space.sql("CREATE TABLE boss(a)", "CREATE TABLE staff(x REFERENCES boss(a))");
        withoutEnforcement("INSERT INTO staff VALUES (1)", "INSERT INTO messages(chat_id, role, content) VALUES (77, 'user', 'lost')");
        assertThat(checked.finding("foreign-key-definition:staff").sentence()).contains("foreign key mismatch");
        assertThat(checked.keys()).contains("foreign-keys:messages.chat_id");
        checked.cured("foreign-keys:messages.chat_id", "delete");
    }

    @Test void suchADatabaseIsBackedUpMigratedAndRestoredLikeAnyOther() {
        checked.space.sql("CREATE TABLE boss(a)", "CREATE TABLE staff(x REFERENCES boss(a))");
        withoutEnforcement("INSERT INTO staff VALUES (1)");
        Backup backup = checked.services.backups().create(BackupReason.ASKED_FOR, null, Progress.NONE, Cancellation.never());
        assertThat(checked.services.backups().verify(backup.file(), Progress.NONE, Cancellation.never()).uncheckable()).singleElement().asString().contains("foreign key mismatch");
        checked.space.script("V10__more.sql", "ALTER TABLE staff ADD COLUMN y;").script("U10__more.sql", "ALTER TABLE staff DROP COLUMN y;");
        Plan plan = checked.services.migrations().planMigrate(Target.LATEST);
        assertThat(checked.services.rehearsal().run(plan, Progress.NONE, Cancellation.never()).failure()).isEmpty();
        checked.migrate(true);
        checked.services.restores().restore(backup.file(), Progress.NONE, Cancellation.never());
        assertThat(checked.space.number("SELECT x FROM staff")).isEqualTo(1);
        assertThat(new SetupCheck(checked.space.workspace(), checked.space.database()).run(Cancellation.never())).extracting(Check::sentence).contains("The references of “staff” cannot be checked");
    }

    private void withoutEnforcement(String... statements) {
        checked.space.database().write("test", ForeignKeys.CHECKED_BY_US, connection -> {
            for (String statement : statements) {
                Sql.run(connection, statement);
            }
            return null;
        });
    }
}
