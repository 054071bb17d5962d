package dev.tidemark.ui.backups;

import dev.tidemark.core.Services;
import dev.tidemark.core.backups.Backup;
import dev.tidemark.core.backups.Kept;
import dev.tidemark.core.backups.KeptService;
import dev.tidemark.core.backups.RestoreService.Scope;
import dev.tidemark.core.changes.RowPreview;
import dev.tidemark.core.changes.RowReport;
import dev.tidemark.core.changes.TableChange;
import dev.tidemark.core.changes.TableRestore;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.pruning.PrunePlan;
import dev.tidemark.core.pruning.PruneService;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.Dates;
import dev.tidemark.ui.support.Dialogs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.Navigator;
import dev.tidemark.ui.support.Request;
import dev.tidemark.ui.support.Session;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The deeds that replace the whole database: restore and reset. Each tells what it will do and asks first. */
final class ReplacingDeeds {
    private static final String QUESTION = "backups.question";

    private final Session session;
    private final Jobs jobs;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final Runnable refresh;

    /** @param refresh reads the list again: a deed that failed may have made its backup, or found one gone */
    ReplacingDeeds(Session session, Jobs jobs, Dialogs dialogs, Navigator navigator, Runnable refresh) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.navigator = navigator;
        this.refresh = refresh;
    }

    void restore(Backup backup, Scope scope) {
        Services services = session.services();
        jobs.<RestoreQuestion>read(QUESTION, (progress, cancellation) -> RestoreQuestion.read(services, backup, scope, cancellation),
            question -> dialogs.confirm(question.confirmation(), () -> restoreNow(services, backup, scope)), this::failed);
    }

    void reset() {
        Services services = session.services();
        String name = services.workspace().databaseName();
        jobs.<ResetQuestion>read(QUESTION, (progress, cancellation) -> new ResetQuestion(name, Live.read(services, cancellation)),
            question -> dialogs.confirm(question.confirmation(), () -> resetNow(services, name)), this::failed);
    }

    void restoreTable(Backup backup, String table) {
        Services services = session.services();
        jobs.<RowPreview>run(Messages.text("backups.table.looking", table), (progress, cancellation) -> {
            services.backups().verify(backup.file(), progress, cancellation);
            return services.road().preview(TableRestore.of(services.backups().databaseIn(backup.file(), cancellation), List.of(table), cancellation), cancellation);
        }, preview -> {
            if (preview.empty()) {
                dialogs.notify(Messages.text("backups.table.same", table));
            } else {
                dialogs.confirm(Confirmation.of(Messages.text("backups.table.title", table, Dates.moment(backup.createdAt())), Messages.text("backups.table.sentence"),
                    Messages.text("backups.table.verb", table)).withDetails(preview.tables().stream().map(TableChange::sentence).toList()).asDanger(), () -> restoreTableNow(services, backup, table, preview));
            }
        }, this::failed);
    }

    private void restoreTableNow(Services services, Backup backup, String table, RowPreview shown) {
        jobs.<RowReport>run(Messages.text("backups.restoring", table), (progress, cancellation) ->
            services.road().changeRows(TableRestore.of(services.backups().databaseIn(backup.file(), cancellation), List.of(table), cancellation), shown, progress, cancellation), report -> {
                session.changed();
                dialogs.notify(report.done().sentence());
            }, this::failed);
    }

    void prune() {
        Services services = session.services();
        jobs.<PruneQuestion>read(QUESTION, (progress, cancellation) -> PruneQuestion.read(services), question -> {
            if (question.plan().goes().isEmpty()) {
                dialogs.notify(Messages.text("backups.prune.nothing", question.rule()));
            } else {
                dialogs.confirm(question.confirmation(), () -> pruneNow(services, question.plan()));
            }
        }, this::failed);
    }

    private void pruneNow(Services services, PrunePlan plan) {
        jobs.<List<Backup>>run(Messages.text("backups.pruning"), (progress, cancellation) -> services.prunes().prune(plan, progress, cancellation), gone -> {
            session.changed();
            dialogs.notify(PruneService.sentence(gone));
        }, this::failed);
    }

    /** Shows what is kept from before restores and is part of no backup, and asks whether it is to go. */
    void removeKept() {
        Services services = session.services();
        jobs.<List<Kept>>read(QUESTION, (progress, cancellation) -> services.kept().list(), kept -> {
            if (kept.isEmpty()) {
                refresh.run();
            } else {
                dialogs.confirm(Confirmation.of(Messages.text("backups.kept.title", Texts.count(kept.size(), "item", "items"), Texts.size(KeptService.bytes(kept))), Messages.text("backups.kept.sentence", services.workspace().backups(), services.workspace().records().resolve("files")),
                    Messages.text("backups.kept.verb", kept.size(), Texts.grouped(kept.size()))).withDetails(kept.stream().map(each -> each.line(ZoneId.systemDefault())).toList()).asDanger(), () -> removeKeptNow(services, kept));
            }
        }, this::failed);
    }

    private void removeKeptNow(Services services, List<Kept> shown) {
        jobs.<List<Kept>>run(Messages.text("backups.kept.removing"), (progress, cancellation) -> services.kept().remove(shown, progress, cancellation), gone -> {
            session.changed();
            dialogs.notify(KeptService.sentence(gone));
        }, this::failed);
    }

    private void restoreNow(Services services, Backup backup, Scope scope) {
        jobs.run(Messages.text("backups.restoring", backup.name()), (progress, cancellation) -> services.restores().restore(backup.file(), scope, progress, cancellation), report -> {
            session.changed();
            tell(report.sentence(), report.setAside(), report.safety().map(safety -> new Dialogs.Action(Messages.text("backups.undo"), () -> restore(safety, Scope.WHOLE))));
        }, this::failed);
    }

    private void resetNow(Services services, String name) {
        jobs.run(Messages.text("backups.resetting", name), (progress, cancellation) -> services.resets().reset(name, progress, cancellation), report -> {
            session.changed();
            tell(report.sentence(), Optional.empty(), report.safety().map(safety ->
                new Dialogs.Action(Messages.text("backups.showBackup"), () -> navigator.open(new Request.OpenBackup(safety.name())))));
        }, this::failed);
    }

    private void tell(String sentence, Optional<Path> setAside, Optional<Dialogs.Action> action) {
        dialogs.notify(setAside.map(file -> sentence + " " + Messages.text("backups.keptAside", file)).orElse(sentence), action);
    }

    private void failed(Problem problem) {
        dialogs.tell(problem);
        refresh.run();
    }
}
