/** What every screen may use: background work, dialogs and sheets, navigation, FXML loading, theme, icons and small building blocks. */
package dev.tidemark.ui.support;
