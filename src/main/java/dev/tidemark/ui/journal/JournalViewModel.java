package dev.tidemark.ui.journal;

import dev.tidemark.core.Services;
import dev.tidemark.core.journal.JournalEntry;
import dev.tidemark.core.journal.Undo;
import dev.tidemark.core.undo.JournalExport;
import dev.tidemark.core.undo.Lineage;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Reasons;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The journal of the open workspace: newest first, by kind and words, and what is done with its entries. */
final class JournalViewModel {
    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final ReadOnlyObjectWrapper<List<JournalLine>> all = new ReadOnlyObjectWrapper<>();
    private final ObservableList<JournalLine> lines = FXCollections.observableArrayList();
    private final ObservableList<String> kinds = FXCollections.observableArrayList(Messages.text("journal.allKinds"));
    private final StringProperty kind = new SimpleStringProperty(Messages.text("journal.allKinds"));
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<JournalLine> selected = new SimpleObjectProperty<>();
    private final StringBinding changeReason;
    private final StringBinding undoReason;
    private Integer wanted;

    JournalViewModel(Session session, Jobs jobs, Dialogs dialogs, Navigator navigator) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.navigator = navigator;
        changeReason = Reasons.whileUnchangeable(session, jobs);
        undoReason = Bindings.createStringBinding(this::whyNoUndo, selected, changeReason);
        kind.subscribe(chosen -> filter());
        words.subscribe(typed -> filter());
    }

    /** All lines, newest first; null until they have been read. */
    ReadOnlyObjectProperty<List<JournalLine>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /** Those that the filters let through, newest first. */
    ObservableList<JournalLine> lines() {
        return lines;
    }

    /** The choices of {@link #kindProperty}; the first lets all through. */
    ObservableList<String> kinds() {
        return kinds;
    }

    StringProperty kindProperty() {
        return kind;
    }

    StringProperty wordsProperty() {
        return words;
    }

    /** The line whose details are shown; null for none. */
    ObjectProperty<JournalLine> selectedProperty() {
        return selected;
    }

    /** Why the selected entry cannot be taken back now; empty when it can be tried. */
    StringBinding undoReason() {
        return undoReason;
    }

    /** "Everything that was done…" or how many of how many are shown. */
    String subtitle() {
        int count = all.get() == null ? 0 : all.get().size();
        return lines.size() == count ? Messages.text("journal.hint", count) : Messages.text("journal.filtered", lines.size(), count);
    }

    /** Reads the journal again; what a killed process left open is written down first. */
    void refresh() {
        Services services = session.services();
        jobs.<Lineage>read("journal.read", (progress, cancellation) -> {
            services.undo().settle();
            return services.undo().lineage();
        }, this::show);
    }

    /** Selects an entry by its number, as soon as it is there; filters that hide it are taken away. */
    void open(int number) {
        if (!select(number)) {
            wanted = number;
            refresh();
        }
    }

    void clearFilters() {
        words.set("");
        kind.set(kinds.getFirst());
    }

    void showBackup() {
        navigator.open(new Request.OpenBackup(selected.get().entry().backup()));
    }

    /** The sheet that shows what taking an entry back does. */
    UndoViewModel undo(int number) {
        return new UndoViewModel(number, session, jobs, dialogs, navigator, this::refresh);
    }

    /** Writes the whole journal into a file that the person names. */
    void export() {
        Services services = session.services();
        dialogs.saveFile(Dialogs.FileQuestion.of(Messages.text("journal.export.title")).named("journal.md").only(Messages.text("journal.export.kind"), "*.md", "*.csv", "*.json"), chosen -> {
            Path file = JournalExport.isKnown(chosen) ? chosen : chosen.resolveSibling(chosen.getFileName() + ".md");
            jobs.run(Messages.text("journal.export.job"), (progress, cancellation) -> {
                new JournalExport(services.undo().lineage()).replace(file);
                return file;
            }, written -> dialogs.notify(Messages.text("journal.export.done", written)));
        });
    }

    private void show(Lineage lineage) {
        List<JournalLine> read = lineage.entries().reversed().stream().map(entry -> JournalLine.of(entry, lineage)).toList();
        all.set(read);
        String chosen = kind.get();
        List<String> now = new ArrayList<>(List.of(Messages.text("journal.allKinds")));
        read.stream().map(JournalLine::kind).distinct().sorted().forEach(now::add);
        if (!now.equals(kinds)) {
            kinds.setAll(now);
        }
        kind.set(now.contains(chosen) ? chosen : now.getFirst());
        filter();
        Integer asked = wanted;
        wanted = null;
        if (asked != null && !select(asked)) {
            dialogs.notify(Messages.text("journal.gone", asked));
        }
    }

    private boolean select(int number) {
        if (all.get() == null || all.get().stream().noneMatch(line -> line.entry().number() == number)) {
            return false;
        }
        if (find(number).isEmpty()) {
            clearFilters();
        }
        selected.set(find(number).orElseThrow());
        return true;
    }

    private Optional<JournalLine> find(int number) {
        return lines.stream().filter(line -> line.entry().number() == number).findFirst();
    }

    private void filter() {
        List<JournalLine> shown = new ArrayList<>();
        LocalDate day = null;
        boolean any = Objects.equals(kind.get(), Messages.text("journal.allKinds"));
        for (JournalLine line : all.get() == null ? List.<JournalLine>of() : all.get()) {
            if ((any || line.kind().equals(kind.get())) && line.has(words.get())) {
                shown.add(line.beginningDay(!line.day().equals(day)));
                day = line.day();
            }
        }
        Integer before = selected.get() == null ? null : selected.get().entry().number();
        lines.setAll(shown);
        selected.set(lines.stream().filter(line -> Objects.equals(line.entry().number(), before)).findFirst().orElse(lines.isEmpty() ? null : lines.getFirst()));
    }

    private String whyNoUndo() {
        JournalLine line = selected.get();
        if (line == null) {
            return "";
        }
        if (line.undoneBy().isPresent()) {
            return Messages.text("journal.undo.undoneAlready", line.undoneBy().get().number());
        }
        return Lineage.way(line.entry()) instanceof Undo.None(String because) ? Messages.text("journal.undo.nothing", because) : changeReason.get();
    }

    /** The number of the entry that this one takes back; for the details. */
    static Optional<Integer> undoes(JournalEntry entry) {
        return Optional.ofNullable(entry.undoes());
    }
}
