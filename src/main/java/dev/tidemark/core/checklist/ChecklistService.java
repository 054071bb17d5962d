package dev.tidemark.core.checklist;

import dev.tidemark.core.authoring.lint.LintService;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.sqlite.Database;
import java.util.ArrayList;
import java.util.List;

/** Goes through the checklist of a plan. Reads only, asks the system and git; blocking, for some tenths of a second. */
public final class ChecklistService {
    private final Database database;
    private final LintService lint;

    public ChecklistService(Database database, LintService lint) {
        this.database = database;
        this.lint = lint;
    }

    private List<Question> questions() {
        PlanLint linted = new PlanLint(lint);
        return List.of(new Reviewed(), new Linted(linted), new TriedOnEmptyCopy(database), new Rehearsed(), new BackupFirst(), new NobodyElse(),
            new VersionControl(), new StructureReversible(linted), new DataReversible(), new Space());
    }

    /**
     * Answers every line.
     *
     * @throws dev.tidemark.core.common.Problem CANCELLED; what cannot be found out is an answer
     */
    public Checklist look(Situation situation, Cancellation cancellation) {
        List<ChecklistItem> items = new ArrayList<>();
        for (Question question : questions()) {
            cancellation.check("the checklist");
            items.add(question.ask(situation, cancellation));
        }
        return new Checklist(items);
    }
}
