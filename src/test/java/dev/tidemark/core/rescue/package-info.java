/** What is rescued of damaged files. */
package dev.tidemark.core.rescue;
