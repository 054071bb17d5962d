package dev.tidemark.ui.shell;

/**
 * One line of the command palette.
 *
 * @param title what it does or shows
 * @param icon an Ikonli literal
 * @param keys its shortcut as text; empty for none
 * @param reason why it cannot be done now; empty when it can
 * @param action does it
 */
record PaletteEntry(String title, String icon, String keys, String reason, Runnable action) {
    boolean isPossible() {
        return reason.isEmpty();
    }
}
