package dev.tidemark.ui.support.draft;

import dev.tidemark.core.Services;
import dev.tidemark.core.authoring.Choices;
import dev.tidemark.core.authoring.Draft;
import dev.tidemark.core.authoring.MigrationName;
import dev.tidemark.core.authoring.NewMigrations;
import dev.tidemark.core.authoring.RenameProposal;
import dev.tidemark.core.authoring.Renames;
import dev.tidemark.core.authoring.Source;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Session;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A migration that is being made: drafted anew after each change of its message, its source or a decision. Writes nothing before {@link #create}. Needs no toolkit. */
public final class DraftModel {
    private static final String UNNAMED = "To be named";

    private final Session session;
    private final Jobs jobs;
    private final Services services;
    private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper nameFault = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hindrance = new ReadOnlyStringWrapper(Messages.text("draft.reading"));
    private final RowsModel rows;
    /** What {@link #draft} was derived from: as long as that stays, another message needs no more than another name. Null while that is read again. */
    private Basis basis;
    private String message = "";
    private Source source;
    private Choices choices = Choices.none();
    private Renames ownRenames = Renames.none();

    public DraftModel(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
        this.services = session.services();
        this.rows = new RowsModel(jobs, services);
    }

    private record Drafted(Draft draft, String nameFault) { }

    private record Basis(Source source, Choices choices) { }

    /** What it does, in a few words; the file name follows it. */
    public void say(String words) {
        message = words;
        draft(draft.get() != null && new Basis(source, choices).equals(basis) ? draft.get() : null);
    }

    /** What the rows of the database say of the draft. */
    RowsModel rows() {
        return rows;
    }

    /** As it would be saved now; null while there is none. */
    public ReadOnlyObjectProperty<Draft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** Why the message will not do; empty when it does. */
    public ReadOnlyStringProperty nameFaultProperty() {
        return nameFault.getReadOnlyProperty();
    }

    /** Why nothing can be drafted; empty when it can. */
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Why it cannot be created yet, also while {@link #draftProperty} is still that of before the last change; empty when it can. */
    public ReadOnlyStringProperty hindranceProperty() {
        return hindrance.getReadOnlyProperty();
    }

    /** Drafts from something else; decisions about the old source are forgotten. @param renames those that the source itself says */
    public void from(Source wanted, Renames renames) {
        boolean sameKind = source != null && source.getClass() == wanted.getClass() && wanted instanceof Source.Designed;
        source = wanted;
        if (!sameKind) {
            choices = Choices.none();
        }
        ownRenames = renames;
        choices = choices.withRenames(renames);
        draftAgain();
    }

    /** There is nothing to draft from. @param why for the person; empty while it is only not yet known */
    public void fromNothing(String why) {
        source = null;
        basis = null;
        draft.set(null);
        rows.ask(null);
        fault.set(why);
        hindrance.set(why.isEmpty() ? Messages.text("draft.reading") : why);
    }

    /** It is a rename. */
    public void confirm(RenameProposal proposal) {
        choices = choices.withRenames(proposal.in(choices.renames()));
        draftAgain();
    }

    /** What still looks like a rename is none: the old goes with its data. */
    public void refuseOtherRenames() {
        choices = choices.withoutFurtherRenames();
        draftAgain();
    }

    /** Takes all decisions back. */
    public void decideAgain() {
        choices = Choices.none().withRenames(ownRenames);
        draftAgain();
    }

    /** Whether a decision was made that can be taken back. */
    public boolean decided() {
        return choices.othersAreNew() || !choices.fills().isEmpty() || !choices.renames().equals(ownRenames);
    }

    /** @param value as a person types it: see {@link Choices#value} */
    public void fill(Draft.MissingFill missing, String value) {
        choices = choices.withFill(missing.option(), Choices.value(value));
        draftAgain();
    }

    /** What it is made of has changed and is said in a moment, so that what is drafted now cannot be created any more. */
    public void outdated() {
        hindrance.set(Messages.text("draft.reading"));
    }

    /** Reads and drafts again. */
    public void draftAgain() {
        basis = null;
        rows.forget();
        draft(null);
    }

    /** @param derived what stays but for its name; null to derive it */
    private void draft(Draft derived) {
        if (source == null) {
            return;
        }
        outdated();
        String said = message;
        Source from = source;
        Choices decided = choices;
        jobs.<Drafted>read("draft", (progress, cancellation) -> draft(said, from, decided, Optional.ofNullable(derived), cancellation), drafted -> {
            if (source != from) {
                return;
            }
            basis = new Basis(from, decided);
            fault.set("");
            nameFault.set(drafted.nameFault());
            draft.set(drafted.draft());
            hindrance.set(hindrance(drafted));
            rows.ask(drafted.draft());
        }, problem -> {
            if (source != from) {
                return;
            }
            basis = null;
            draft.set(null);
            fault.set(problem.what() + " " + problem.next());
            hindrance.set(problem.what());
            rows.ask(null);
        });
    }

    /** Writes both scripts; those of a drift, which the database has already, are stamped as well. @param onCreated gets what was written */
    public void create(Consumer<Draft> onCreated) {
        Draft made = draft.get();
        if (made != null && hindrance.get().isEmpty()) {
            boolean drift = source instanceof Source.Drift;
            jobs.<Object>run(Messages.text("draft.creating"), (progress, cancellation) -> drift ? services.driftAdoption().adopt(made, progress, cancellation) : services.newMigrations().save(made), done -> {
                session.changed();
                onCreated.accept(made);
            });
        }
    }

    private Drafted draft(String said, Source from, Choices decided, Optional<Draft> derived, Cancellation cancellation) {
        NewMigrations making = services.newMigrations();
        Function<String, Draft> named = words -> derived.flatMap(known -> making.renamed(known, words)).orElseGet(() -> making.draft(NewMigrations.Request.of(words, from).withChoices(decided), cancellation));
        Optional<String> vague = MigrationName.vagueBecause(said);
        if (vague.isEmpty()) {
            try {
                return new Drafted(named.apply(said), "");
            } catch (Problem problem) {
                if (problem.code() != ProblemCode.MESSAGE_NOT_CLEAR && problem.code() != ProblemCode.MIGRATION_EXISTS) {
                    throw problem;
                }
                return new Drafted(named.apply(UNNAMED), problem.what() + " " + problem.next());
            }
        }
        return new Drafted(named.apply(UNNAMED), said.isBlank() ? Messages.text("draft.sayWhat") : Messages.text("draft.vague", vague.get()));
    }

    private static String hindrance(Drafted drafted) {
        if (drafted.draft().empty()) {
            return Messages.text("draft.nothing");
        }
        if (!drafted.draft().proposals().isEmpty()) {
            return Messages.text("draft.renamesOpen");
        }
        return !drafted.draft().missing().isEmpty() ? Messages.text("draft.fillsOpen") : drafted.nameFault();
    }
}
