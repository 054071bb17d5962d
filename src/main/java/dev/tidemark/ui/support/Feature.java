package dev.tidemark.ui.support;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;

/**
 * One entry of the navigation rail.
 *
 * @param id stable and short: "migrations"
 * @param title as the rail shows it: "Migrations"
 * @param icon for {@link Icons#node}: "fth-layers"
 * @param needsDatabase whether it can be shown only while a workspace is open
 * @param badge a short text beside the title, empty for none; null when the feature never has one
 * @param answers the kinds of request that {@link FeatureView#handle} takes
 * @param keys those of the window's shortcuts that only some screens answer, and this one does
 * @param commands what the command palette offers besides opening it
 * @param factory makes the screen, once per open workspace, when it is first needed
 */
public record Feature(String id, String title, String icon, boolean needsDatabase, ObservableValue<String> badge,
                      Set<Class<? extends Request>> answers, Set<Shortcut> keys, List<Command> commands, Function<FeatureContext, FeatureView> factory) {
    public Feature {
        answers = Set.copyOf(answers);
        keys = Set.copyOf(keys);
        commands = List.copyOf(commands);
    }

    /** A feature that works on a database, with no badge, requests or commands yet. */
    public static Feature onDatabase(String id, String title, String icon, Function<FeatureContext, FeatureView> factory) {
        return new Feature(id, title, icon, true, null, Set.of(), Set.of(), List.of(), factory);
    }

    /** The same with a badge. */
    public Feature withBadge(ObservableValue<String> text) {
        return new Feature(id, title, icon, needsDatabase, text, answers, keys, commands, factory);
    }

    /** The same, answering these kinds of request. */
    @SafeVarargs
    public final Feature answering(Class<? extends Request>... kinds) {
        return new Feature(id, title, icon, needsDatabase, badge, Set.of(kinds), keys, commands, factory);
    }

    /** The same, answering these keys: {@link Shortcut#EXECUTE} by {@link FeatureView#execute}, {@link Shortcut#COMMIT} by {@link FeatureView#commit}. */
    public Feature onKeys(Shortcut... shortcuts) {
        return new Feature(id, title, icon, needsDatabase, badge, answers, Set.of(shortcuts), commands, factory);
    }

    /** The same with more for the command palette. */
    public Feature offering(Command... more) {
        return new Feature(id, title, icon, needsDatabase, badge, answers, keys, List.of(more), factory);
    }

    /** A line of the command palette: what it says, its icon, and the request it makes. */
    public record Command(String title, String icon, Request request) { }
}
