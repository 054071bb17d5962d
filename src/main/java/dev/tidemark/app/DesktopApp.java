package dev.tidemark.app;

import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.ui.support.Logo;
import dev.tidemark.ui.support.SystemChoosers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The window. */
public final class DesktopApp extends Application {
    private static final String READ_ONLY = "--read-only";
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 560;

    private AppContext context;

    @Override
    public void start(Stage stage) {
        context = new AppContext(stage, Workspaces.ofThisProcess(), UserFolders.config().resolve("window.properties"), folder -> getHostServices().showDocument(folder.toUri().toString()), new SystemChoosers(stage));
        stage.setTitle("Tidemark");
        stage.getIcons().setAll(Logo.images());
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(context.scene());
        boolean readOnly = getParameters().getRaw().contains(READ_ONLY);
        List<String> arguments = getParameters().getRaw().stream().filter(argument -> !argument.equals(READ_ONLY)).toList();
        if (arguments.size() == 2 && readOnly) {
            context.look(Path.of(arguments.get(1)));
        } else if (arguments.size() == 2) {
            context.open(Path.of(arguments.get(1)));
        } else if (Files.isDirectory(FirstRun.DEFAULT_WORKSPACE)) {
            context.start(FirstRun.DEFAULT_WORKSPACE);
        }
        if (Boolean.getBoolean(Tour.ASKED_FOR)) {
            new Tour(context.session(), context.navigator(), Tour.STAY, Platform::exit).begin();
        }
        // Last, so that the first frame says that a workspace is being opened, and not what to do without one.
        stage.show();
    }

    @Override
    public void stop() {
        context.close();
    }
}
