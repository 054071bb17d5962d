/** Checks of a workspace, each with what to do about what it finds. */
package dev.tidemark.core.health;
