package dev.tidemark.core.checklist;

import dev.tidemark.core.authoring.EmptyCopy.Slip;
import dev.tidemark.core.authoring.EmptyCopy;
import dev.tidemark.core.checklist.ChecklistItem.Status;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.SchemaReader;
import dev.tidemark.core.sqlite.Database;
import dev.tidemark.core.sqlite.SqliteErrors;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Whether the scripts run at all: a slip in them shows on an empty copy of the database's schema, before a rehearsal. */
final class TriedOnEmptyCopy implements Question {
    private static final String ID = "scripts-run";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;

    TriedOnEmptyCopy(Database database) {
        this.database = database;
    }

    @Override public ChecklistItem ask(Situation situation, Cancellation cancellation) {
        try {
            Schema schema = database.read(SchemaReader::read);
            Optional<Slip> slip = EmptyCopy.firstSlip(schema, situation.plan().steps(), PATIENCE);
            return slip.map(TriedOnEmptyCopy::told).orElseGet(() -> new ChecklistItem(ID, Status.DONE, "Every statement runs on an empty copy."));
        } catch (SQLException failure) {
            return notKnown("the schema cannot be made anew, " + SqliteErrors.reason(failure) + ".");
        } catch (Problem problem) {
            return notKnown(problem.what());
        }
    }

    private static ChecklistItem told(Slip slip) {
        String place = slip.step().fileName() + ", line " + slip.statement().line();
        return slip.tooSlow() ? notKnown(place + " takes longer than " + Texts.duration(PATIENCE) + " even without rows.")
            : new ChecklistItem(ID, Status.WARNING, "On an empty copy, " + place + " does not run: " + slip.reason() + ".");
    }

    private static ChecklistItem notKnown(String why) {
        return new ChecklistItem(ID, Status.NOT_KNOWN, "The statements could not all be tried on an empty copy: " + why);
    }
}
