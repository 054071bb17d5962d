package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.migrations.Migration;
import dev.tidemark.core.migrations.ScratchSchema;
import dev.tidemark.core.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of the migrations of a folder, tried one behind the other. What is known stays known by the scripts' texts: after an edit only what stands
 * behind it is tried again. Safe for any thread.
 */
final class Trials {
    private final ScratchSchema scratch;
    private volatile List<Known> known = List.of();
    /** What was tried by itself last: its two scripts are asked about one after the other. */
    private volatile Alone alone;

    Trials(ScratchSchema scratch) {
        this.scratch = scratch;
    }

    private record Known(String sql, Optional<String> undo, Trial trial) {
        boolean isOf(Migration migration) {
            return sql.equals(migration.sql()) && undo.equals(migration.undoText());
        }
    }

    private record Alone(List<String> below, Known one) { }

    /** One migration: what is known of it, or else tried by itself, without the others. */
    Trial of(List<Migration> versioned, int index) {
        Migration migration = versioned.get(index);
        List<Known> now = known;
        if (index < now.size() && now.get(index).isOf(migration) && sameBelow(now, versioned, index)) {
            return now.get(index).trial();
        }
        Alone last = alone;
        List<String> below = versioned.subList(0, index).stream().map(Migration::sql).toList();
        if (last != null && last.one().isOf(migration) && last.below().equals(below)) {
            return last.one().trial();
        }
        List<Known> tried = new ArrayList<>();
        Optional<Schema> before = schema(versioned, index);
        before.ifPresent(schema -> onward(schema, versioned.subList(index, index + 1), tried, Cancellation.never()));
        Known one = tried.isEmpty() ? new Known(migration.sql(), migration.undoText(), Trial.untried(before)) : tried.getFirst();
        alone = new Alone(below, one);
        return one.trial();
    }

    /** The schema after the first so many of them; empty when one of those does not run. */
    Optional<Schema> schema(List<Migration> versioned, int count) {
        List<Known> now = known;
        if (count < now.size() && sameBelow(now, versioned, count)) {
            return now.get(count).trial().before();
        }
        try {
            return Optional.of(scratch.afterFirst(versioned, count));
        } catch (Problem failure) {
            if (failure.code() != ProblemCode.SCRATCH_FAILED) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    /**
     * Tries what is not known of these, in order, from the folder's first one on.
     *
     * @throws Problem CANCELLED; what was tried until then stays known
     */
    void all(List<Migration> versioned, Cancellation cancellation) {
        List<Known> done = new ArrayList<>();
        List<Known> now = known;
        for (Known one : now) {
            if (done.size() == versioned.size() || !one.isOf(versioned.get(done.size()))) {
                break;
            }
            done.add(one);
        }
        if (done.size() == versioned.size()) {
            return;
        }
        try {
            while (done.size() < versioned.size()) {
                int from = done.size();
                Optional<Schema> before = schema(versioned, from);
                before.ifPresent(schema -> onward(schema, versioned.subList(from, versioned.size()), done, cancellation));
                if (done.size() == from) {
                    Migration migration = versioned.get(from);
                    done.add(new Known(migration.sql(), migration.undoText(), Trial.untried(before)));
                }
            }
        } finally {
            known = List.copyOf(done);
        }
    }

    /** Tries migrations as far as one database can carry them; the first one that does not run is the last, as another database has to be built for what is behind it. */
    private static void onward(Schema before, List<Migration> migrations, List<Known> done, Cancellation cancellation) {
        try (EmptyDatabase database = new EmptyDatabase(before)) {
            for (Migration migration : migrations) {
                cancellation.check("the look through the scripts");
                Optional<String> undo = migration.undoText();
                Trial trial = Trial.on(database, migration.sql(), undo);
                done.add(new Known(migration.sql(), undo, trial));
                if (trial.there().after().isEmpty() || !database.carriesOn()) {
                    return;
                }
            }
        } catch (SQLException failure) {
            // A schema that this SQLite cannot build, as one that uses a module of the application's own: nothing is known then.
            System.getLogger(Trials.class.getName()).log(System.Logger.Level.DEBUG, "No trial", failure);
        }
    }

    private static boolean sameBelow(List<Known> now, List<Migration> versioned, int count) {
        for (int i = 0; i < count; i++) {
            if (!now.get(i).sql().equals(versioned.get(i).sql())) {
                return false;
            }
        }
        return true;
    }
}
