package dev.tidemark.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** For how long the window is deaf while a large table is worked on and every screen is opened: with Java as it is, and with the AOT cache that a packaged image brings. */
final class WindowBenchmark {
    private static final String DATA = "dev.tidemark.ui.data.BigDataJourneyTest=data";
    private static final String SCREENS = "dev.tidemark.journeys.ScreensJourneyTest=screens";
    private static final int TRAINED_WITH = 100_000;

    private WindowBenchmark() { }

    static String tables(int messages) throws Exception {
        Path folder = Folders.fresh("window");
        try {
            String path = jars(folder);
            String cache = folder.resolve("window.aot").toString();
            StringBuilder told = new StringBuilder("\n### How long the window's thread was away, in journeys over %,d messages\n".formatted(messages));
            told.append("\nWithout a cache, at first and again\n\n").append(journey(folder, path, "-Dx", messages, DATA, DATA)).append(journey(folder, path, "-Dx", messages, SCREENS));
            journey(folder, path, "-XX:AOTCacheOutput=" + cache, TRAINED_WITH, SCREENS, DATA);
            told.append("\nWith the AOT cache, at first and again\n\n").append(journey(folder, path, "-XX:AOTCache=" + cache, messages, DATA, DATA)).append(journey(folder, path, "-XX:AOTCache=" + cache, messages, SCREENS));
            return told.toString();
        } finally {
            Folders.remove(folder);
        }
    }

    private static String journey(Path folder, String path, String option, int messages, String... journeys) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseG1GC", "-XX:MetaspaceSize=96m", option, "-Dglass.platform=Headless", "-Dprism.order=sw",
            "-Dtestfx.robot.write_sleep=0", "-Dtestfx.robot.move_max_count=1", "-Djourney.messages=" + messages, "-Dbench.where=" + Boolean.getBoolean("bench.where"), "-cp", path, WindowWork.class.getName()));
        arguments.addAll(List.of(journeys));
        return ChildJvm.output(folder, arguments);
    }

    /** The class path with its folders made into jars, for Java keeps what it learned of jars only. */
    private static String jars(Path folder) {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Files.isDirectory(Path.of(entry))) {
                jars.add(entry);
                continue;
            }
            String jar = folder.resolve(jars.size() + ".jar").toString();
            if (ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "cf", jar, "-C", entry, ".") != 0) {
                throw new IllegalStateException("Cannot make a jar of " + entry);
            }
            jars.add(jar);
        }
        return String.join(File.pathSeparator, jars);
    }
}
