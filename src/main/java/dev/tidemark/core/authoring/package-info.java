/** Scripts made from differences of schemas: migrations, undo scripts, table rebuilds. */
package dev.tidemark.core.authoring;
