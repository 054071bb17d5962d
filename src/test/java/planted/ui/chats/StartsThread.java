package planted.ui.chats;

/** Planted: a screen with a thread of its own. */
class StartsThread {
    Object thread(Runnable task) {
        return new Thread(task);
    }
}
