/** Rows of any table or view: pages by key, filter, sort, values of any size, export and import. */
package dev.tidemark.core.data;
