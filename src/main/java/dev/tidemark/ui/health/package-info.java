/** Health: what is not as it should be, each finding with its cures; the set-up check; and who has the file open. */
package dev.tidemark.ui.health;
