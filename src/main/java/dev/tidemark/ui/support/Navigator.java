package dev.tidemark.ui.support;

/** How one screen asks for another without knowing it. */
public interface Navigator {
    /** Hands the request to the feature that answers it; says so in a notification when there is none. On the window's thread. */
    void open(Request request);

    /** Whether anything answers this kind of request, so that a button can say beforehand why it cannot. */
    boolean answers(Class<? extends Request> kind);

    /** Whether a key does anything in this window; those that the window itself answers always do. */
    default boolean answers(Shortcut shortcut) {
        return true;
    }
}
