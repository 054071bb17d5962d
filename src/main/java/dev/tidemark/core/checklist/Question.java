package dev.tidemark.core.checklist;

/** One line of the checklist. It reads only, and never throws a problem for what it cannot find out: that is an answer too. */
interface Question {
    ChecklistItem ask(Situation situation);
}
