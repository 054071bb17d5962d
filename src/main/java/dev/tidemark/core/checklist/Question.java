package dev.tidemark.core.checklist;

import dev.tidemark.core.common.Cancellation;

/** One line of the checklist. It reads only, and never throws a problem for what it cannot find out: that is an answer too. */
interface Question {
    /** @throws dev.tidemark.core.common.Problem CANCELLED */
    ChecklistItem ask(Situation situation, Cancellation cancellation);
}
