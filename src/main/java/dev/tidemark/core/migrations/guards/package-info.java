/** What is watched inside the transaction of a run, so that no script loses in silence what it does not delete or drop itself. */
package dev.tidemark.core.migrations.guards;
