/** One class per lint rule, and the list of them. */
package dev.tidemark.core.authoring.lint.rules;
