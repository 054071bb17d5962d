/** The settings of the window itself: colours, zoom, and the list of shortcuts. */
package dev.tidemark.ui.settings;
