package dev.tidemark.ui.support;

/** What a screen is given by the window that it lives in. */
public record FeatureContext(Session session, Jobs jobs, Dialogs dialogs, Sheets sheets, Navigator navigator, Theme theme, FolderOpener folders) { }
