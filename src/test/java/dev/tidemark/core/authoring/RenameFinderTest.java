package dev.tidemark.core.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RenameFinderTest {
    @Test void aTableWithMostOfTheColumnsLooksRenamedAndAnotherOneNew() {
        assertThat(options("CREATE TABLE notes(id INTEGER PRIMARY KEY, name TEXT, body TEXT)", "CREATE TABLE remarks(id INTEGER PRIMARY KEY, name TEXT, body TEXT, size INT)")).containsExactly("notes=remarks");
        assertThat(options("CREATE TABLE notes(id INTEGER PRIMARY KEY, name TEXT, body TEXT)", "CREATE TABLE prices(id INTEGER PRIMARY KEY, amount INT, since TEXT)")).isEmpty();
    }

    @Test void aColumnOfTheSameTypeAtTheSamePlaceLooksRenamedAndOneOfAnotherTypeNew() {
        assertThat(options("CREATE TABLE a(id INTEGER PRIMARY KEY, name TEXT)", "CREATE TABLE a(id INTEGER PRIMARY KEY, title TEXT)")).containsExactly("a.name=title");
        assertThat(options("CREATE TABLE a(id INTEGER PRIMARY KEY, name TEXT)", "CREATE TABLE a(id INTEGER PRIMARY KEY, title INTEGER)")).isEmpty();
        assertThat(options("CREATE TABLE a(id INTEGER PRIMARY KEY, name TEXT)", "CREATE TABLE a(id INTEGER PRIMARY KEY, name TEXT, title TEXT)")).as("nothing went").isEmpty();
        assertThat(options("CREATE TABLE a(id INTEGER PRIMARY KEY, x INT, twice INT)", "CREATE TABLE a(id INTEGER PRIMARY KEY, x INT, double INT AS (x * 2))")).as("computed").isEmpty();
    }

    @Test void noNameIsInTwoProposalsAndTheLikeliestComesFirst() {
        assertThat(options("CREATE TABLE a(id INTEGER PRIMARY KEY, first_name TEXT, other TEXT)", "CREATE TABLE a(id INTEGER PRIMARY KEY, given_name TEXT, misc TEXT)"))
            .containsExactly("a.first_name=given_name", "a.other=misc");
    }

    @Test void columnsOfFullTextTablesAreProposedToo() {
        assertThat(options("CREATE VIRTUAL TABLE s USING fts5(title, body, tokenize = 'porter')", "CREATE VIRTUAL TABLE s USING fts5(heading, body, tokenize = 'porter')")).containsExactly("s.title=heading");
        assertThat(options("CREATE VIRTUAL TABLE s USING fts5(title, body)", "CREATE VIRTUAL TABLE s USING fts5(title, body, tokenize = 'porter')")).isEmpty();
        assertThat(options("CREATE VIRTUAL TABLE s USING fts5(title, content='')", "CREATE VIRTUAL TABLE s USING fts5(heading, content='')")).as("there is no text to carry").isEmpty();
    }

    @Test void whatIsConfirmedIsNotProposedAgain() {
        List<String> before = List.of("CREATE TABLE notes(id INTEGER PRIMARY KEY, name TEXT, body TEXT)");
        List<String> after = List.of("CREATE TABLE remarks(id INTEGER PRIMARY KEY, title TEXT, body TEXT)");
        assertThat(options(before, after, Renames.none().table("notes", "remarks"))).containsExactly("notes.name=title");
        assertThat(options(before, after, Renames.none().table("notes", "remarks").column("notes", "name", "title"))).isEmpty();
    }

    private static List<String> options(String before, String after) {
        return options(List.of(before), List.of(after), Renames.none());
    }

    private static List<String> options(List<String> before, List<String> after, Renames confirmed) {
        try (Memory from = new Memory(before); Memory to = new Memory(after)) {
            return RenameFinder.proposals(from.schema(), to.schema(), confirmed).stream().map(RenameProposal::option).toList();
        }
    }
}
