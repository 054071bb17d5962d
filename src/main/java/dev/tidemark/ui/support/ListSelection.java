package dev.tidemark.ui.support;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;

/**
 * Keeps a list view and a view model together: the rows, and which of them is chosen. Filling the list anew chooses nothing by
 * itself, which a bare list view does, and what is chosen stays selected when its row comes back as another object.
 */
public final class ListSelection<T> {
    private final ListView<T> list;
    private final ObservableValue<T> chosen;
    private final Function<? super T, ?> key;
    private boolean updating;

    private ListSelection(ListView<T> list, ObservableValue<T> chosen, Function<? super T, ?> key) {
        this.list = list;
        this.chosen = chosen;
        this.key = key;
    }

    /**
     * Joins them for good.
     *
     * @param rows what the list shows
     * @param chosen which row is to be selected; null for none
     * @param key equal for two objects that are the same row
     * @param onChosen hears what the person selects; never null
     */
    public static <T> void join(ListView<T> list, ObservableList<T> rows, ObservableValue<T> chosen, Function<? super T, ?> key, Consumer<? super T> onChosen) {
        ListSelection<T> selection = new ListSelection<>(list, chosen, key);
        rows.addListener((ListChangeListener<T>) change -> selection.fill(rows));
        chosen.addListener((source, before, now) -> selection.select());
        list.getSelectionModel().selectedItemProperty().addListener((source, before, now) -> {
            if (!selection.updating && now != null) {
                onChosen.accept(now);
            }
        });
        selection.fill(rows);
    }

    private void fill(ObservableList<T> rows) {
        updating = true;
        int known = list.getItems().size();
        if (known > 0 && rows.size() > known && list.getItems().equals(rows.subList(0, known))) {
            list.getItems().addAll(rows.subList(known, rows.size()));
        } else {
            list.getItems().setAll(rows);
        }
        updating = false;
        select();
    }

    private void select() {
        updating = true;
        int index = indexOf(chosen.getValue());
        if (index < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != index || list.getSelectionModel().getSelectedItem() != list.getItems().get(index)) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(index);
        }
        updating = false;
    }

    private int indexOf(T row) {
        for (int i = 0; row != null && i < list.getItems().size(); i++) {
            if (Objects.equals(key.apply(list.getItems().get(i)), key.apply(row))) {
                return i;
            }
        }
        return -1;
    }
}
