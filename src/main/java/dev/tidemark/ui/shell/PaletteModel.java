package dev.tidemark.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** What the command palette offers for what was typed, and which line is chosen. */
final class PaletteModel {
    private final StringProperty typed = new SimpleStringProperty("");
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final FilteredList<PaletteEntry> matches;

    PaletteModel(List<PaletteEntry> entries) {
        matches = new FilteredList<>(FXCollections.observableArrayList(entries));
        typed.addListener((source, before, now) -> {
            matches.setPredicate(entry -> matches(entry.title(), now));
            chosen.set(0);
        });
    }

    StringProperty typedProperty() {
        return typed;
    }

    ObservableList<PaletteEntry> matches() {
        return matches;
    }

    /** The place of the chosen line in {@link #matches}; 0 when there is none. */
    IntegerProperty chosenProperty() {
        return chosen;
    }

    /** Chooses the next (1) or the one before (-1), round the ends. */
    void walk(int step) {
        if (!matches.isEmpty()) {
            chosen.set(Math.floorMod(chosen.get() + step, matches.size()));
        }
    }

    /** The chosen entry, or null when nothing matches or it cannot be done now. */
    PaletteEntry chosenEntry() {
        if (chosen.get() >= matches.size()) {
            return null;
        }
        PaletteEntry entry = matches.get(chosen.get());
        return entry.isPossible() ? entry : null;
    }

    /** Every typed word begins a word of the title. */
    private static boolean matches(String title, String typed) {
        List<String> words = List.of(title.toLowerCase(Locale.ROOT).split("\\W+"));
        return Arrays.stream(typed.toLowerCase(Locale.ROOT).strip().split("\\s+"))
            .allMatch(wanted -> words.stream().anyMatch(word -> word.startsWith(wanted)));
    }
}
