package dev.tidemark.ui.chats;

import dev.tidemark.core.chats.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The chatbot's settings by category, and which of them are shown. */
final class SettingsModel {
    /** The settings of one category. */
    record Category(String name, List<Setting> settings) { }

    /**
     * What is shown.
     *
     * @param category null for none
     * @param foundKey the key of the setting that a search led to, or null
     */
    record Shown(Category category, String foundKey) { }

    private final ObservableList<Category> categories = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(new Shown(null, null));

    ObservableList<Category> categories() {
        return categories;
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void choose(Category category) {
        shown.set(new Shown(category, null));
    }

    /** Shows the category of a setting with the setting marked; does nothing when it is not there. */
    void open(long settingId) {
        for (Category category : categories) {
            category.settings().stream().filter(setting -> setting.id() == settingId).findFirst()
                .ifPresent(setting -> shown.set(new Shown(category, setting.key())));
        }
    }

    /** Takes settings that were read; the category that was shown stays shown while it exists. */
    void show(List<Setting> settings) {
        Map<String, List<Setting>> byName = new LinkedHashMap<>();
        settings.forEach(setting -> byName.computeIfAbsent(setting.category() == null ? "" : setting.category(), name -> new ArrayList<>()).add(setting));
        Shown before = shown.get();
        categories.setAll(byName.entrySet().stream().map(entry -> new Category(entry.getKey(), List.copyOf(entry.getValue()))).toList());
        Category again = categories.stream().filter(category -> before.category() != null && category.name().equals(before.category().name())).findFirst()
            .orElse(categories.isEmpty() ? null : categories.getFirst());
        shown.set(new Shown(again, before.foundKey()));
    }
}
