package dev.tidemark.ui.shell;

import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Feature;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FeatureView;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Shortcut;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Makes screens when they are first needed, and hands requests to the one that answers them. On the window's thread only. */
public final class ShellNavigator implements Navigator {
    private final List<Feature> features;
    private final Dialogs dialogs;
    private final FeatureContext context;
    private final Map<String, FeatureView> views = new HashMap<>();
    private final Set<String> outdated = new HashSet<>();
    private final ReadOnlyObjectWrapper<Feature> shown = new ReadOnlyObjectWrapper<>();
    private Runnable onScreensClosed = () -> { };

    /**
     * @param features in the order of the rail; at least one
     * @param context makes what screens are given, with this navigator in it
     */
    public ShellNavigator(List<Feature> features, Dialogs dialogs, Function<Navigator, FeatureContext> context) {
        this.features = List.copyOf(features);
        this.dialogs = dialogs;
        this.context = context.apply(this);
        shown.set(this.features.getFirst());
    }

    public List<Feature> features() {
        return features;
    }

    /** The feature that is chosen in the rail; never null. */
    public ReadOnlyObjectProperty<Feature> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The screen of a feature, made now when it did not exist. */
    public FeatureView view(Feature feature) {
        FeatureView view = views.computeIfAbsent(feature.id(), id -> feature.factory().apply(context));
        if (outdated.remove(feature.id())) {
            view.refresh();
        }
        return view;
    }

    @Override
    public void open(Request request) {
        if (request instanceof Request.OpenFeature(String id)) {
            byId(id).ifPresentOrElse(shown::set, () -> nobodyAnswers(request));
            return;
        }
        for (Feature feature : features) {
            if (feature.answers().contains(request.getClass())) {
                if (request.showsFeature()) {
                    shown.set(feature);
                }
                if (view(feature).handle(request)) {
                    return;
                }
            }
        }
        nobodyAnswers(request);
    }

    @Override
    public boolean answers(Class<? extends Request> kind) {
        return features.stream().anyMatch(feature -> feature.answers().contains(kind));
    }

    @Override
    public boolean answers(Shortcut shortcut) {
        return !shortcut.ofScreens() || features.stream().anyMatch(feature -> feature.keys().contains(shortcut));
    }

    /** Something in the workspace changed: the shown screen reads again now, the others when they are shown next. */
    public void refresh() {
        outdated.addAll(views.keySet());
        if (views.containsKey(shown.get().id())) {
            view(shown.get());
        }
    }

    /** What the screens would lose without a word if they were closed now, in sentences; empty for nothing. */
    public String unsaved() {
        return views.values().stream().map(FeatureView::unsaved).filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Another workspace is open, or none: screens on the old one are closed and will be made anew. */
    public void workspaceChanged() {
        closeScreens();
        shown.set(features.getFirst());
        onScreensClosed.run();
    }

    /** Has the screens on the open workspace keep what they keep, and let go of everything. */
    public void closeScreens() {
        features.stream().filter(Feature::needsDatabase).map(Feature::id).forEach(id -> {
            FeatureView view = views.remove(id);
            outdated.remove(id);
            if (view != null) {
                view.close();
            }
        });
    }

    /** Whom to tell that screens were closed, also when the same feature stays chosen. */
    void onScreensClosed(Runnable listener) {
        onScreensClosed = listener;
    }

    private Optional<Feature> byId(String id) {
        return features.stream().filter(feature -> feature.id().equals(id)).findFirst();
    }

    private void nobodyAnswers(Request request) {
        dialogs.notify(Messages.text("navigator.nobody", request.getClass().getSimpleName()));
    }
}
