/** One class per check; each finds one kind of trouble and offers its cures. */
package dev.tidemark.core.health.checks;
