package dev.tidemark.core.migrations;

import java.time.Duration;
import java.util.Map;

/**
 * What a finished step did.
 *
 * @param took how long it took
 * @param gone how many rows of each table went that is still there, counted before and after: also those that a trigger or a REPLACE took
 */
record StepResult(Duration took, Map<String, Long> gone) { }
