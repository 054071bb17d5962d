/** Backups: make one, look at them, check them, restore one; and the reset, which stands on a backup too. */
package dev.tidemark.ui.backups;
