package dev.tidemark.app;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.status.Status;
import dev.tidemark.core.workspace.PrivateNotes;
import dev.tidemark.core.workspace.Workspace;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.ui.shell.RecentWorkspace;
import dev.tidemark.ui.shell.Shell;
import dev.tidemark.ui.shell.ShellModel;
import dev.tidemark.ui.shell.ShellNavigator;
import dev.tidemark.ui.shell.WorkspaceActions;
import dev.tidemark.ui.support.Confirmation;
import dev.tidemark.ui.support.FeatureContext;
import dev.tidemark.ui.support.FileChoosers;
import dev.tidemark.ui.support.FolderOpener;
import dev.tidemark.ui.support.FxDialogs;
import dev.tidemark.ui.support.FxJobs;
import dev.tidemark.ui.support.Jobs;
import dev.tidemark.ui.support.Layers;
import dev.tidemark.ui.support.Messages;
import dev.tidemark.ui.support.NextBackup;
import dev.tidemark.ui.support.Preferences;
import dev.tidemark.ui.support.Rescuing;
import dev.tidemark.ui.support.ScheduledBackups;
import dev.tidemark.ui.support.Session;
import dev.tidemark.ui.support.Theme;
import dev.tidemark.ui.support.UncaughtFailures;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Everything that the window is made of, wired by hand. On the window's thread only. */
public final class AppContext implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final Duration LOOK_AT_SCHEDULE = Duration.minutes(1);

    private final Workspaces workspaces;
    private final ShellModel model = new ShellModel();
    private final Theme theme = new Theme();
    private final FxDialogs dialogs;
    private final FxJobs jobs;
    private final Session session;
    private final ShellNavigator navigator;
    private final RecentWorkspaces recent;
    private final WorkspaceOpener opener;
    private final Rescuing rescuing;
    private final Scene scene;
    private final Timeline schedule;
    private Looking looking = Looking.nothing();

    /** A window's content in the usual size. */
    public AppContext(Stage stage, Workspaces workspaces, Path preferencesFile, FolderOpener folders, FileChoosers choosers) {
        this(stage, workspaces, preferencesFile, folders, choosers, WIDTH, HEIGHT);
    }

    /**
     * A window's content.
     *
     * @param preferencesFile where the look and the recent workspaces are kept
     * @param folders shows folders outside of the window
     * @param choosers ask for files outside of the window
     * @param width of the scene, in pixels
     * @param height of the scene, in pixels
     */
    public AppContext(Stage stage, Workspaces workspaces, Path preferencesFile, FolderOpener folders, FileChoosers choosers, double width, double height) {
        this.workspaces = workspaces;
        Layers layers = new Layers();
        dialogs = new FxDialogs(layers, choosers);
        UncaughtFailures.showOn(dialogs);
        jobs = new FxJobs(dialogs);
        session = new Session(jobs);
        navigator = new ShellNavigator(Features.all(model), dialogs, self -> new FeatureContext(session, jobs, dialogs, layers.sheets(), self, theme, folders));
        stage.setOnCloseRequest(closing -> {
            if (!layers.sheets().mayClose()) {
                closing.consume();
            } else if (!unsaved().isEmpty()) {
                closing.consume();
                whenNothingIsLost(stage::close);
            }
        });
        session.onChanged(navigator::refresh);
        session.statusProperty().addListener((source, before, status) -> show(status));
        session.unreadableProperty().addListener((source, before, problem) -> {
            model.troubleProperty().set(problem == null ? "" : problem.what() + " " + problem.next());
            model.versionChipProperty().set("");
            model.rescuableProperty().set(problem != null && looking.damaged() == null && Rescuing.helps(problem));
        });
        ScheduledBackups scheduled = new ScheduledBackups(session, jobs, dialogs, Clock.systemUTC());
        schedule = new Timeline(new KeyFrame(LOOK_AT_SCHEDULE, due -> scheduled.tick()));
        schedule.setCycleCount(Animation.INDEFINITE);
        schedule.play();
        session.onOpened(scheduled::tick);
        session.nextBackupProperty().subscribe(next -> show(session.statusProperty().get()));
        opener = new WorkspaceOpener(workspaces, jobs, dialogs, session, model.openingProperty(), this::opened);
        rescuing = new Rescuing(jobs, dialogs, layers.sheets(), file -> whenNothingIsLost(() -> lookAtRescued(file)));
        dialogs.rescueWith(rescuing::begin);
        session.onRescue(rescuing::begin);
        session.onLook(readOnly -> whenNothingIsLost(() -> opener.look(readOnly)));
        Preferences preferences = new Preferences(preferencesFile);
        recent = new RecentWorkspaces(preferences);
        model.recent().setAll(recent.list());
        scene = Shell.scene(layers, model, navigator, jobs, dialogs, new WorkspaceActions(path -> whenNothingIsLost(() -> opener.open(path)), path -> whenNothingIsLost(() -> opener.look(path)),
            folder -> whenNothingIsLost(() -> opener.create(folder)), session::changed, rescuing::begin, () -> whenNothingIsLost(this::leave), () -> rescuing.save(looking.file())), theme, width, height);
        rememberLook(preferences);
        preferences.trouble().ifPresent(dialogs::showProblem);
    }

    public Scene scene() {
        return scene;
    }

    /** Takes the window to a screen, as other screens do. */
    public ShellNavigator navigator() {
        return navigator;
    }

    /** The open workspace. */
    public Session session() {
        return session;
    }

    /** The work that runs in the background. */
    public Jobs jobs() {
        return jobs;
    }

    public Theme theme() {
        return theme;
    }

    /** Opens a workspace folder or database file; one that is not there is told as a problem. */
    public void open(Path path) {
        opener.open(path);
    }

    /** Opens a workspace folder, a database file or a backup to be looked at only. */
    public void look(Path path) {
        opener.look(path);
    }

    /** Opens the workspace that Tidemark was started on, making its database on the first run. */
    public void start(Path folder) {
        opener.start(folder);
    }

    @Override
    public void close() {
        schedule.stop();
        navigator.closeScreens();
        jobs.close();
        PrivateNotes.remove();
    }

    /** What the screens hold that was not saved, and what was rescued and is only looked at, in sentences; empty for nothing. */
    private String unsaved() {
        return (navigator.unsaved() + " " + rescuing.unsaved(looking.file())).strip();
    }

    /** Goes on at once, or asks where something is not saved. */
    private void whenNothingIsLost(Runnable goOn) {
        String unsaved = unsaved();
        if (unsaved.isEmpty()) {
            goOn.run();
        } else {
            dialogs.confirm(Confirmation.of(Messages.text("app.unsaved.title"), unsaved, Messages.text("app.unsaved.verb")).refusedBy(Messages.text("app.unsaved.refusal")).asDanger(), goOn);
        }
    }

    /** Goes back from what is only looked at. */
    private void leave() {
        Path reopen = looking.home().reopen();
        if (looking.leavesToLook()) {
            opener.look(reopen);
        } else {
            opener.open(reopen);
        }
    }

    /** What was rescued has the scripts and stored files of the damaged file; what was saved of it is a file like any other. */
    private void lookAtRescued(Path file) {
        Path damaged = rescuing.damaged(file).orElse(null);
        if (damaged == null) {
            opener.look(file);
            return;
        }
        boolean isOpen = session.services() != null && session.services().workspace().databaseFile().equals(damaged.toAbsolutePath().normalize());
        opener.look(isOpen ? session.services().workspace().lookingAt(file) : workspaces.openReadOnly(file, damaged));
    }

    private void opened(WorkspaceOpener.Opened opened) {
        Workspace workspace = opened.workspace();
        Looking before = looking;
        looking = !workspace.readOnly() ? Looking.open(workspace, workspaces) : rescuing.damaged(workspace.databaseFile()).map(damaged -> Looking.rescued(workspace.databaseFile(), damaged, before))
            .orElseGet(() -> Looking.at(opened, workspaces, before));
        session.showRescued(workspace.readOnly() ? rescuing.report(workspace.databaseFile()).orElse(null) : null);
        model.lookingProperty().set(looking.sentence());
        model.leavingProperty().set(looking.leave());
        model.unsavedProperty().set(looking.damaged() != null);
        navigator.workspaceChanged();
        model.workspaceNameProperty().set(looking.damaged() == null ? workspace.name() : Messages.text("look.rescued.name", looking.damaged().getFileName()));
        model.databasePathProperty().set(looking.damaged() == null ? workspace.databaseFile().toString() : "");
        if (!workspace.readOnly()) {
            model.recent().setAll(recent.add(new RecentWorkspace(workspace.name(), workspaces.reopenPath(workspace))));
        }
    }

    private void show(Status status) {
        if (status == null) {
            return;
        }
        model.versionChipProperty().set(status.versionChip());
        model.pendingCountProperty().set(status.pendingCount());
        model.sizeTextProperty().set(Texts.size(status.bytes()));
        model.journalModeTextProperty().set(status.journalMode().equals("wal") ? "WAL" : Messages.text("status.journal", status.journalMode().toLowerCase(Locale.ROOT)));
        model.foreignKeysTextProperty().set(Messages.text("status.foreignKeys"));
        model.readOnlyProperty().set(!status.writable());
        model.lastBackupTextProperty().set(status.lastBackup().map(backup -> lastBackup(Texts.ago(backup.createdAt(), status.readAt()))).orElse(""));
    }

    private String lastBackup(String ago) {
        NextBackup next = session.nextBackupProperty().get();
        return next != null && next.unchangedAt().isPresent() ? Messages.text("status.nothingSince", ago) : ago;
    }

    private void rememberLook(Preferences preferences) {
        theme.modeProperty().set(preferences.get("theme", Theme.Mode.SYSTEM));
        theme.setZoom(preferences.get("zoom", 1));
        theme.modeProperty().addListener((source, before, now) -> preferences.set("theme", now.name()));
        theme.zoomProperty().addListener((source, before, now) -> preferences.set("zoom", now.toString()));
    }
}
