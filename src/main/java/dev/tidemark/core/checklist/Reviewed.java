package dev.tidemark.core.checklist;

import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Texts;

/** "Review auto-generated migration code": whether the person has looked at the SQL. */
final class Reviewed implements Question {
    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        String all = Texts.count(situation.plan().statementCount(), "statement", "statements");
        return switch (situation.seen()) {
            case YES -> new ChecklistItem("reviewed", Status.DONE, "You have looked at the SQL, " + all + " in all.");
            case NOT_YET -> new ChecklistItem("reviewed", Status.TO_DO, "You have not looked at the SQL yet, " + all + " in all.");
            case NOT_KNOWN -> new ChecklistItem("reviewed", Status.NOT_KNOWN, "Whether somebody has read the SQL, " + all + " in all, is not known.");
        };
    }
}
