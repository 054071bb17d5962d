/** What a new migration will be: questions, changes and both scripts, alive beside what it is made of. */
package dev.tidemark.ui.support.draft;
