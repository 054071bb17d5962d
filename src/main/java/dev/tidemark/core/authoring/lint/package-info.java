/** What is wrong with a script before it runs: rules over SQLite's tokens and over the schemas that the scripts build. */
package dev.tidemark.core.authoring.lint;
