/** The migrations as a timeline with its tide mark, and the plan that comes before every change. */
package dev.tidemark.ui.migrations;
