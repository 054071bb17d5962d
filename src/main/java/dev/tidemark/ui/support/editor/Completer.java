package dev.tidemark.ui.support.editor;

import java.util.List;

/** Knows what could stand at the caret. Called on the window's thread after a key, so it must answer from memory. */
@FunctionalInterface
public interface Completer {
    /**
     * The suggestions, best first; none when nothing fits.
     *
     * @param text all of the editor's text
     * @param caret where the caret stands in it, from 0
     * @param asked whether the person pressed Ctrl+Space, so that suggestions are wanted also where no word has begun
     */
    List<Suggestion> at(String text, int caret, boolean asked);
}
