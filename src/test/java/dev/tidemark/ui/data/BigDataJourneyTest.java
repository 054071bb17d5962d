package dev.tidemark.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.Services;
import dev.tidemark.core.chats.ManyMessages;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.data.ExportFormat;
import dev.tidemark.core.data.Selection;
import dev.tidemark.core.sqlite.Sql;
import dev.tidemark.journeys.AppJourney;
import dev.tidemark.support.UiWatchdog;
import dev.tidemark.ui.support.RecordingDialogs;
import dev.tidemark.ui.support.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** All that a person does with a large table, while it is watched how long the window is deaf. */
class BigDataJourneyTest extends AppJourney {
    private static final Path REPORTS = Path.of("target/journeys");
    private static final String CONTENT = "content";

    private final List<String> told = new ArrayList<>();
    private long all;

    /** How many messages the table has, besides those of the sample. */
    int messages() {
        return Integer.getInteger("journey.messages", 100_000);
    }

    /** Far above what is measured, and far below what a read of the whole table on the window's thread would take. */
    Duration longestDeafness() {
        return Duration.ofSeconds(2);
    }

    @Override
    protected void prepare(Services services) {
        ManyMessages.fill(services.database(), messages(), true, Progress.NONE, Cancellation.never());
        all = services.database().read(connection -> Sql.number(connection, "SELECT count(*) FROM messages"));
    }

    @Test
    void aLargeTableIsWalkedFilteredSortedEditedAndExportedInAWindowThatAnswers() throws IOException {
        step("open", this::open);
        step("page", this::page);
        step("to the end and the middle", this::jump);
        step("filter without an index", this::filter);
        step("sort without an index, cancelled and done", this::sort);
        step("edit and commit", this::edit);
        step("export all rows", this::export);
        Files.createDirectories(REPORTS);
        Files.write(REPORTS.resolve("data-" + messages() + ".txt"), told);
    }

    private void step(String name, Runnable deed) {
        long started = System.nanoTime();
        UiWatchdog.Report report = UiWatchdog.during(deed);
        told.add(name + ": " + report.told(Duration.ofNanos(System.nanoTime() - started)) + "\n" + report.where());
        assertThat(report.beats()).as("the window answered: " + name).isPositive();
        assertThat(report.longest()).as("the window was deaf: " + name + "\n" + report.where()).isLessThan(longestDeafness());
    }

    private void open() {
        onFx(() -> {
            context().navigator().open(new Request.OpenRows("messages", null, null));
            return null;
        });
        await(() -> position().equals("Row 1 of " + grouped(all)));
        focus();
    }

    private void page() {
        for (int i = 0; i < 100; i++) {
            type(KeyCode.PAGE_DOWN);
        }
        await(() -> number() > 1500);
    }

    private void jump() {
        push(KeyCode.CONTROL, KeyCode.END);
        await(() -> position().equals("Row " + grouped(all) + " of " + grouped(all)));
        onFx(() -> {
            lookup("#gridBar").queryAs(ScrollBar.class).setValue(0.5);
            return null;
        });
        await(() -> Math.abs(number() - all / 2) < all / 50);
        for (int i = 0; i < 30; i++) {
            type(KeyCode.PAGE_UP);
        }
        push(KeyCode.CONTROL, KeyCode.HOME);
        await(() -> number() == 1);
    }

    private void filter() {
        onFx(() -> {
            context().navigator().open(new Request.OpenRows("messages", CONTENT, "no message is this"));
            return null;
        });
        await(() -> lookup("#noRows").tryQuery().isPresent());
        clickOn(lookup("#noRows .button").queryButton());
        await(() -> number() == 1 && lookup("#noRows").tryQuery().isEmpty());
        focus();
        for (int i = 0; i < 3; i++) {
            type(KeyCode.RIGHT);
        }
        await(() -> text("#valueName").equals(CONTENT));
        clickOn("#filterButton");
        write(ManyMessages.RARE_WORD);
        type(KeyCode.ENTER);
        await(() -> valueUnderTheCursor().contains(ManyMessages.RARE_WORD));
        clickOn("#filters .icon-button");
        await(() -> position().equals("Row 1 of " + grouped(all)));
    }

    private void sort() {
        clickOn(heading("role"));
        onFx(() -> {
            lookup("#cancel").queryButton().fire();
            return null;
        });
        await(() -> !lookup("#busy").query().isVisible());
        Optional<Button> plain = lookup(".empty-state .button").queryAllAs(Button.class).stream().filter(Node::isVisible).findFirst();
        plain.ifPresent(this::clickOn);
        await(() -> number() == 1);
        clickOn(heading("role"));
        await(() -> lookup("#cost").queryAs(Label.class).getText().startsWith("no index") && number() == 1);
        await(() -> cell(0, 2).equals("assistant") || cell(0, 2).equals("user"));
        onFx(() -> {
            context().navigator().open(new Request.OpenRows("messages", null, null));
            return null;
        });
        await(() -> position().equals("Row 1 of " + grouped(all)) && cell(0, 0).equals("1"));
    }

    private void edit() {
        focus();
        push(KeyCode.CONTROL, KeyCode.END);
        await(() -> number() == all);
        for (int i = 0; i < 20 && !text("#valueName").equals(CONTENT); i++) {
            type(KeyCode.RIGHT);
        }
        await(() -> text("#valueName").equals(CONTENT));
        type(KeyCode.F2);
        await(() -> lookup("#valueEditor").tryQuery().filter(Node::isFocused).isPresent());
        write("The last word");
        push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> lookup("#stagedPane").query().isVisible());
        push(KeyCode.CONTROL, KeyCode.S);
        await(() -> commit().isPresent());
        onFx(() -> {
            commit().orElseThrow().fire();
            return null;
        });
        await(() -> !lookup("#stagedPane").query().isVisible());
        String stored = services().database().read(connection -> Sql.text(connection, "SELECT content FROM messages ORDER BY id DESC LIMIT 1"));
        assertThat(stored).isEqualTo("The last word");
    }

    /** The system's file chooser needs a display. */
    private void export() {
        Path file = folder.resolve("messages.csv");
        RecordingDialogs dialogs = new RecordingDialogs().choosing(file);
        onFx(() -> {
            Taking taking = new Taking(services(), context().jobs(), dialogs);
            taking.export(Selection.all(services().data().relation("messages")), ExportFormat.CSV);
            return null;
        });
        for (int i = 0; i < 20; i++) {
            type(KeyCode.PAGE_UP);
        }
        await(() -> !dialogs.notifications().isEmpty());
        assertThat(dialogs.notifications()).containsExactly(grouped(all) + " rows exported to messages.csv");
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines.count()).isGreaterThan(all);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<Button> commit() {
        return lookup(".sheet-card .button").queryAllAs(Button.class).stream().filter(b -> b.getText().equals("Commit")).findFirst();
    }

    private void focus() {
        onFx(() -> {
            lookup("#grid").query().requestFocus();
            return null;
        });
    }

    private Node heading(String column) {
        return lookup(".grid-heading").queryAllAs(Label.class).stream().filter(l -> l.getText().startsWith(column)).findFirst().orElseThrow();
    }

    private String position() {
        return lookup("#position").tryQueryAs(Label.class).map(Label::getText).orElse("");
    }

    private long number() {
        return position().startsWith("Row ") ? Long.parseLong(position().split(" ")[1].replaceAll("[~,]", "")) : 0;
    }

    private String cell(int line, int column) {
        Slot slot = lookup("#grid").<TableView<Slot>>query().getItems().get(line);
        return slot.shownProperty().get().line() == null ? "" : slot.shownProperty().get().line().row().values().get(column).plain();
    }

    private String valueUnderTheCursor() {
        return lookup("#grid").<TableView<Slot>>query().getItems().stream().map(slot -> slot.shownProperty().get()).filter(shown -> shown.cursorColumn() >= 0).findFirst()
            .map(shown -> shown.line().row().values().get(3).plain()).orElse("");
    }

    private static String grouped(long number) {
        return Texts.grouped(number);
    }
}
