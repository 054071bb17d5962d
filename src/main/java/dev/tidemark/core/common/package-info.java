/** What every other package may use: problems that a person can read, progress, cancelling, texts for numbers and times. */
package dev.tidemark.core.common;
