/** The window around the screens: top bar, navigation rail, status bar, command palette, welcome. */
package dev.tidemark.ui.shell;
