package planted.ui.chats;

/** Planted: a screen that writes to the terminal. */
class Talks {
    void talk() {
        System.out.println("hello");
    }
}
