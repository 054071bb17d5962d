/** The first screen: the state of the database in a sentence, what is worth doing next, what is in it, and what was done to it. */
package dev.tidemark.ui.overview;
