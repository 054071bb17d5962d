package dev.tidemark.ui.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.Choices;
import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.authoring.NewMigrations;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.migrations.Target;
import dev.tidemark.core.schema.Clause;
import dev.tidemark.core.schema.Table;
import dev.tidemark.core.schema.TableDefinition;
import dev.tidemark.support.TestWorkspace;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFormTest {
    private static final String ODD = "ä \"select\" – größe";

    @TempDir private Path folder;
    private Services services;

    @BeforeEach void workspace() {
        TestWorkspace made = TestWorkspace.empty(folder);
        made.script("V1__make_items.sql", """
            CREATE TABLE parents(id INTEGER PRIMARY KEY);
            CREATE TABLE items(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, size INTEGER DEFAULT 1 CHECK (size > 0), parent INTEGER REFERENCES items(id),
                UNIQUE (name, size), CHECK (length(name) > 0));
            CREATE TABLE pairs(a INT, b INT, c INT, d INT CONSTRAINT small CHECK (d < 100) NOT NULL CHECK (d > 0), CHECK (a > 0), CONSTRAINT pk PRIMARY KEY (b DESC, a) ON CONFLICT ABORT, UNIQUE (c));
            CREATE INDEX ix_items_name ON items (name, lower(name)) WHERE name <> 'name';
            """);
        services = Services.of(made.workspace());
        services.migrations().run(services.migrations().planMigrate(Target.parse("latest")), false, Progress.NONE, Cancellation.never());
        made.sql("INSERT INTO items(name, size) VALUES ('a', 2), ('b', 3)");
    }

    @Test void renamesFollowIntoConstraintsAndIndexesAndSurviveTheRoad() {
        TableForm form = form();
        form.renameColumn(1, ODD);
        assertThat(form.indexes()).containsExactly("CREATE INDEX ix_items_name ON items (\"ä \"\"select\"\" – größe\", lower(\"ä \"\"select\"\" – größe\")) WHERE \"ä \"\"select\"\" – größe\" <> 'name'");
        form.rename("order");
        Draft draft = draft(form);
        assertThat(draft.proposals()).isEmpty();
        assertThat(draft.up().unproven()).isNull();
        run(draft);
        Table order = services.schema().table("order").orElseThrow();
        assertThat(order.column(ODD)).isPresent();
        assertThat(services.schema().table("items")).isEmpty();
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), false, Progress.NONE, Cancellation.never());
        assertThat(services.drift().read().found()).isFalse();
    }

    @Test void everyOperationOfTheFormBecomesAMigration() {
        TableForm form = form();
        form.addColumn();
        int added = form.table().columns().size() - 1;
        form.renameColumn(added, "status");
        form.type(added, "VARCHAR(20)");
        form.defaultSql(added, "'new'");
        form.notNull(added, true);
        form.collation(added, "NOCASE");
        form.checks(added, List.of(Clause.of(Clause.Kind.CHECK, "CHECK (status <> '')")));
        form.moveColumn(added, -1);
        form.defaultSql(2, "5");
        form.unique(2, true);
        form.addForeignKey(new ForeignKeyForm("", List.of("parent"), "parents", List.of("id"), "SET NULL", "NO ACTION", false));
        form.addUnique(List.of("status", "name"));
        form.addCheck("size < 1000");
        form.removeConstraint(0);
        form.addIndex(new IndexForm("ix status", true, "status", "size > 1"));
        form.removeIndex(0);
        form.addColumn();
        form.generated(form.table().columns().size() - 1, "size * 2");
        Draft draft = draft(form);
        assertThat(draft.up().unproven()).isNull();
        assertThat(draft.text()).contains("ON DELETE SET NULL").contains("\"ix status\"");
        assertThat(draft.down().unproven()).isNull();
        assertThat(draft.up().losesData()).isFalse();
    }

    @Test void whatIsThereIsChangedInItsPlace() {
        TableForm form = form();
        form.options(true, false);
        form.reference(3, ForeignKeyForm.of(form.column(3).clause(Clause.Kind.REFERENCES).orElseThrow(), "parent").map(key ->
            new ForeignKeyForm("fk_parent", key.columns(), key.parent(), key.parentColumns(), "CASCADE", key.onUpdate(), true)).orElseThrow().clause("parent"));
        form.constraint(0, Clause.of(Clause.Kind.UNIQUE, "UNIQUE (size, name)"));
        form.constraint(1, new Clause(Clause.Kind.CHECK, "named", "CHECK (length(name) >= 1)"));
        IndexForm index = IndexForm.of(form.indexes().getFirst()).orElseThrow();
        assertThat(index).isEqualTo(new IndexForm("ix_items_name", false, "name, lower(name)", "name <> 'name'"));
        form.index(0, new IndexForm("ix_items_name", false, "name DESC, lower(name)", "size > 1").sql("items"));
        form.addColumn();
        form.generated(4, "size * 2");
        form.stored(4, true);
        form.renameColumn(0, "key");
        assertThat(form.table().sql()).contains("CONSTRAINT fk_parent REFERENCES items (\"key\") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED").contains("CONSTRAINT named CHECK (length(name) >= 1)")
            .contains("UNIQUE (size, name)").contains("AS (size * 2) STORED").endsWith("STRICT");
        Draft draft = draft(form);
        assertThat(draft.up().unproven()).isNull();
        run(draft);
        assertThat(services.schema().table("items").orElseThrow().foreignKeys()).singleElement().satisfies(key -> assertThat(key.parentColumns()).containsExactly("key"));
        assertThat(services.schema().table("items").orElseThrow().strict()).isTrue();
        services.migrations().run(services.migrations().planRollback(Target.parse("1")), false, Progress.NONE, Cancellation.never());
        assertThat(services.drift().read().found()).isFalse();
    }

    @Test void aForeignKeyOfSeveralColumnsIsAForm() {
        Clause written = Clause.of(Clause.Kind.FOREIGN_KEY, "FOREIGN KEY (a, \"b c\") REFERENCES \"order\" (x, y) ON DELETE SET NULL ON UPDATE SET DEFAULT");
        ForeignKeyForm form = ForeignKeyForm.of(written, null).orElseThrow();
        assertThat(form.columns()).containsExactly("a", "b c");
        assertThat(form.clause(null)).isEqualTo(written);
        assertThat(ForeignKeyForm.of(Clause.of(Clause.Kind.REFERENCES, "REFERENCES p"), "a").orElseThrow().clause("a").text()).isEqualTo("REFERENCES p");
        assertThat(ForeignKeyForm.of(Clause.of(Clause.Kind.REFERENCES, "REFERENCES p MATCH FULL"), "a")).as("more than there are fields for").isEmpty();
        assertThat(ForeignKeyForm.of(Clause.of(Clause.Kind.REFERENCES, "REFERENCES p NOT DEFERRABLE"), "a")).isEmpty();
    }

    @Test void theKeyCanSpanColumnsAndComeBack() {
        TableForm form = TableForm.fresh("links");
        form.addColumn();
        form.primaryKey(1, true);
        assertThat(form.primaryKey()).containsExactly("id", "column_2");
        assertThat(form.table().sql()).contains("PRIMARY KEY (id, column_2)");
        form.primaryKey(0, false);
        assertThat(form.primaryKey()).containsExactly("column_2");
        assertThat(draft(form).up().changes()).hasSize(1);
        assertThat(form().primaryKey()).containsExactly("id");
    }

    @Test void aKeyThatCountsCountsAgainAndAKeyOfTheTableStaysWhereItStands() {
        TableForm form = form();
        String counting = form.table().sql();
        form.primaryKey(0, false);
        assertThat(form.table().sql()).doesNotContain("PRIMARY KEY");
        form.primaryKey(0, true);
        assertThat(form.table().sameAs(TableDefinition.parse(counting).orElseThrow())).as("AUTOINCREMENT").isTrue();
        form.primaryKey(1, true);
        assertThat(form.table().sql()).contains("PRIMARY KEY (id, name)").doesNotContain("AUTOINCREMENT");
        form.primaryKey(1, false);
        assertThat(form.column(0).sql()).isEqualTo("id INTEGER PRIMARY KEY AUTOINCREMENT");
        TableForm links = TableForm.of(services.schema().table("pairs").orElseThrow()).orElseThrow();
        links.primaryKey(2, true);
        assertThat(links.table().constraints()).extracting(Clause::sql).containsExactly("CHECK (a > 0)", "CONSTRAINT pk PRIMARY KEY (b DESC, a, c) ON CONFLICT ABORT", "UNIQUE (c)");
        links.primaryKey(1, false);
        links.primaryKey(2, false);
        assertThat(links.table().constraints()).extracting(Clause::sql).containsExactly("CHECK (a > 0)", "CONSTRAINT pk PRIMARY KEY (a) ON CONFLICT ABORT", "UNIQUE (c)");
        links.primaryKey(0, false);
        assertThat(links.table().constraints()).extracting(Clause::sql).containsExactly("CHECK (a > 0)", "UNIQUE (c)");
    }

    @Test void eachCheckOfAColumnIsChangedByItselfAndKeepsItsNameAndPlace() {
        TableForm links = TableForm.of(services.schema().table("pairs").orElseThrow()).orElseThrow();
        links.checks(3, List.of(check("small", "d < 10"), check(null, "d > 0")));
        assertThat(links.column(3).sql()).isEqualTo("d INT CONSTRAINT small CHECK (d < 10) NOT NULL CHECK (d > 0)");
        links.checks(3, Arrays.asList(null, check(null, "d > 0")));
        assertThat(links.column(3).sql()).isEqualTo("d INT NOT NULL CHECK (d > 0)");
        links.checks(3, List.of(check("small", "d < 9"), check(null, "d > 0")));
        assertThat(links.column(3).sql()).as("what is typed into one field after each other is one step").isEqualTo("d INT CONSTRAINT small CHECK (d < 9) NOT NULL CHECK (d > 0)");
        links.undo();
        assertThat(links.column(3).sql()).isEqualTo("d INT CONSTRAINT small CHECK (d < 100) NOT NULL CHECK (d > 0)");
    }

    private static Clause check(String name, String expression) {
        return new Clause(Clause.Kind.CHECK, name, "CHECK (" + expression + ")");
    }

    @Test void undoAndRedoGoStepByStepAndTypingIsOneStep() {
        TableForm form = form();
        String before = form.table().sql();
        form.renameColumn(1, "n");
        form.renameColumn(1, "ne");
        form.renameColumn(1, "new");
        form.notNull(1, false);
        form.removeColumn(2);
        form.undo();
        form.undo();
        assertThat(form.column(1).name()).isEqualTo("new");
        form.undo();
        assertThat(form.table().sql()).isEqualTo(before);
        assertThat(form.canUndo()).isFalse();
        form.redo();
        form.redo();
        form.redo();
        assertThat(form.table().columns()).hasSize(3);
        assertThat(form.canRedo()).isFalse();
    }

    @Test void aNameTypedThroughAnothersNameLeavesThatOneAlone() {
        TableForm form = form();
        form.addColumn();
        int added = form.table().columns().size() - 1;
        String rules = form.table().constraints() + " " + form.indexes();
        for (String typed : List.of("n", "na", "nam", "name", "name2")) {
            form.renameColumn(added, typed);
        }
        assertThat(form.table().constraints() + " " + form.indexes()).isEqualTo(rules).contains("length(name)");
        assertThat(form.column(added).name()).isEqualTo("name2");
        form.addForeignKey(new ForeignKeyForm("", List.of("parent"), "parents", List.of("id"), null, null, false));
        for (String typed : List.of("parent", "parents", "parents2")) {
            form.rename(typed);
        }
        assertThat(form.table().sql()).contains("REFERENCES parents (id)").contains("REFERENCES parents2(id)");
        form.undo();
        assertThat(form.table().name()).isEqualTo("items");
    }

    @Test void anUntouchedFormIsNoDifference() {
        assertThat(draft(form()).empty()).isTrue();
        assertThat(form().renames().isEmpty()).isTrue();
    }

    private TableForm form() {
        return TableForm.of(services.schema().table("items").orElseThrow()).orElseThrow();
    }

    private Draft draft(TableForm form) {
        return services.newMigrations().draft(NewMigrations.Request.of("Design the items", form.source()).withChoices(Choices.none().withRenames(form.renames())));
    }

    private void run(Draft draft) {
        services.newMigrations().save(draft);
        services.migrations().run(services.migrations().planMigrate(Target.parse("latest")), false, Progress.NONE, Cancellation.never());
    }
}
