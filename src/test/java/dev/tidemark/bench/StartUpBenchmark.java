package dev.tidemark.bench;

import dev.tidemark.core.Services;
import dev.tidemark.core.Setup;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.workspace.Workspaces;
import dev.tidemark.support.ManyMigrations;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whole processes, each in a Java of its own: from its start until the first screen is drawn with an open workspace on it, beside a JavaFX
 * window with one label; and a whole {@code status} command, beside a program that asks the database one question through JDBC.
 */
final class StartUpBenchmark {
    private static final List<String> HEADLESS = List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
    private static final String JARS = Path.of("target", "app").toAbsolutePath() + File.separator + "tidemark.jar" + File.pathSeparator
        + Path.of("target", "app", "lib").toAbsolutePath() + File.separator + "*";
    private static final String CLASS_PATH = Path.of("target", "test-classes").toAbsolutePath() + File.pathSeparator + JARS;
    private static final int WARM_UPS = 1;

    private StartUpBenchmark() { }

    static String tables(int rounds) throws Exception {
        Path folder = Folders.fresh("start");
        try {
            Services small = sample(folder.resolve("small"));
            ManyMigrations large = ManyMigrations.in(folder.resolve("large"), 1_000).applied();
            return window(folder, small, large, rounds) + command(folder, small, large, rounds);
        } finally {
            Folders.remove(folder);
        }
    }

    private static String window(Path config, Services small, ManyMigrations large, int rounds) throws Exception {
        return new Race("Start to the first usable window")
            .road("JavaFX window with one label (yardstick)", () -> ChildJvm.untilLine(FirstFrame.SHOWN, config, java(BareWindow.class)))
            .road("Tidemark, sample workspace", () -> ChildJvm.untilLine(FirstFrame.SHOWN, config,
                java(AppStart.class, version(small), "open", small.workspace().root().toString())))
            .road("Tidemark, sample workspace, as mvn -q starts it", () -> ChildJvm.untilLine(FirstFrame.SHOWN, config,
                quick(java(AppStart.class, version(small), "open", small.workspace().root().toString()))))
            .road("Tidemark, 1,000 migrations applied", () -> ChildJvm.untilLine(FirstFrame.SHOWN, config,
                java(AppStart.class, version(large.services()), "open", large.workspace().root().toString())))
            .run(WARM_UPS, rounds);
    }

    private static String command(Path config, Services small, ManyMigrations large, int rounds) throws Exception {
        return new Race("A whole status command")
            .road("Java, one JDBC query (yardstick)", () -> ChildJvm.untilEnd(config, java(BareQuery.class, small.workspace().databaseFile().toString())))
            .road("java -version", () -> ChildJvm.untilEnd(config, List.of("-version")))
            .road("tidemark status, sample workspace", () -> ChildJvm.untilEnd(config, status(small.workspace().root())))
            .road("tidemark status, 1,000 migrations applied", () -> ChildJvm.untilEnd(config, status(large.workspace().root())))
            .run(WARM_UPS, rounds);
    }

    private static Services sample(Path folder) {
        Workspaces workspaces = new Workspaces(Map.of(), folder);
        Services services = Services.of(workspaces.at(folder));
        new Setup(workspaces).run(services, true, Progress.NONE, Cancellation.never());
        return services;
    }

    private static String version(Services services) {
        return services.migrations().timeline().currentLabel();
    }

    private static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(HEADLESS);
        command.addAll(List.of("-cp", CLASS_PATH, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The options of the pom's own start. */
    private static List<String> quick(List<String> command) {
        command.addAll(0, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseG1GC", "-XX:MetaspaceSize=96m"));
        return command;
    }

    private static List<String> status(Path workspace) {
        return List.of("-jar", Path.of("target", "app", "tidemark.jar").toString(), "status", "--workspace", workspace.toString());
    }
}
