package dev.tidemark.core.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
    @Test void semicolonsInStringsNamesAndCommentsDoNotEndAStatement() {
        assertThat(texts("insert into t values('a;b', \"c;d\", `e;f`, [g;h]); -- not; here\n/* nor; here */ select 1"))
            .containsExactly("insert into t values('a;b', \"c;d\", `e;f`, [g;h])", "select 1");
    }

    @Test void aDoubledQuoteStaysInsideItsString() {
        assertThat(texts("select 'it''s; fine'; select 2;")).containsExactly("select 'it''s; fine'", "select 2");
    }

    @Test void aTriggerBodyIsOneStatement() {
        String trigger = "CREATE TEMP TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN b THEN 1 ELSE 2 END; DELETE FROM u; END";
        assertThat(texts(trigger + "; select 1;")).containsExactly(trigger, "select 1");
    }

    @Test void aTriggerIfNotExistsIsOneStatement() {
        String trigger = "create trigger if not exists tr after delete on t begin select 1; end";
        assertThat(texts(trigger + ";select 2")).containsExactly(trigger, "select 2");
    }

    @Test void theWordTriggerElsewhereDoesNotSwallowTheRest() {
        assertThat(texts("create table trigger_log(trigger text); create view v as select id as begin from t; create table kept(x)"))
            .hasSize(3).last().isEqualTo("create table kept(x)");
    }

    @Test void beginAndEndAsNamesDoNotMergeStatements() {
        assertThat(texts("create view v as select id as begin from t; create table a(x); create view w as select id as end from t;")).hasSize(3);
    }

    @Test void linesAreCountedToTheFirstWord() {
        assertThat(SqlScript.split("-- head\n\n/* two\nlines */ select 1;\r\n\r\nselect\n 2;")).extracting(SqlStatement::line).containsExactly(4, 6);
    }

    @Test void thePlaceIsTheFirstWordAndNotTheSameWordsInACommentBefore() {
        String script = "-- select 1;\n/* select 1 */ select 1;\r\n  select 2";
        assertThat(SqlScript.split(script)).extracting(SqlStatement::start).containsExactly(script.lastIndexOf("select 1"), script.indexOf("select 2"));
    }

    @Test void onlyCommentsAreNoStatement() {
        assertThat(SqlScript.split("\uFEFF-- nothing\n;;\n /* x */ ;")).isEmpty();
    }

    @Test void anUnfinishedStatementIsKept() {
        assertThat(texts("select 'open")).containsExactly("select 'open");
    }

    @Test void aSummaryIsOneShortLine() {
        assertThat(new SqlStatement(1, 0, "create table\n  t (a, b)").summary(12)).isEqualTo("create tabl…");
    }

    private static List<String> texts(String script) {
        return SqlScript.split(script).stream().map(SqlStatement::text).toList();
    }
}
