/** The only home of Flyway. No type of Flyway's leaves this package. */
package dev.tidemark.core.migrations.flyway;
