package dev.tidemark.app;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The jar's main class. It runs on any Java from 11 on: where that is too old for Tidemark it looks for a newer one on this
 * machine and runs itself again with that. Written in Java 11 and compiled for it.
 */
public final class Bootstrap {
    static final int NEEDED = 25;
    private static final int NO_JAVA = 2;

    private Bootstrap() { }

    public static void main(String[] args) throws Exception {
        if (Runtime.version().feature() >= NEEDED) {
            Class.forName("dev.tidemark.app.Launcher").getMethod("main", String[].class).invoke(null, (Object) args);
            return;
        }
        File java = JavaSearch.find(System.getenv(), System.getProperty("user.home"), NEEDED);
        if (java == null) {
            System.err.println("Tidemark needs Java " + NEEDED + " or newer and found only Java " + Runtime.version().feature()
                + ": install a JDK " + NEEDED + ", or set JAVA25_HOME to one.");
            System.exit(NO_JAVA);
        }
        System.exit(runAgain(java, args));
    }

    private static int runAgain(File java, String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java.getPath());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("--enable-native-access=ALL-UNNAMED");
        Collections.addAll(command, "-classpath", System.getProperty("java.class.path"), Bootstrap.class.getName());
        Collections.addAll(command, args);
        Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        return process.waitFor();
    }

    /** The prompt must not come back while the change that was interrupted is still being rolled back. */
    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks where Java is usually installed. */
    static final class JavaSearch {
        private JavaSearch() { }

        /** The {@code java} command of the first JDK that is new enough, or null. */
        static File find(Map<String, String> environment, String home, int needed) {
            for (File candidate : candidates(environment, home)) {
                File java = command(candidate);
                if (java != null && feature(candidate) >= needed) {
                    return java;
                }
            }
            return null;
        }

        private static List<File> candidates(Map<String, String> environment, String home) {
            List<File> candidates = new ArrayList<>();
            for (String name : List.of("JAVA25_HOME", "JAVA_HOME")) {
                if (environment.get(name) != null) {
                    candidates.add(new File(environment.get(name)));
                }
            }
            for (String folder : List.of("/usr/lib/jvm", home + "/.jdks", home + "/.sdkman/candidates/java", home + "/.gradle/jdks", "/opt/java",
                "/Library/Java/JavaVirtualMachines", "C:\\Program Files\\Java", "C:\\Program Files\\Eclipse Adoptium", "C:\\Program Files\\Microsoft",
                "C:\\Program Files\\Zulu", "C:\\Program Files\\BellSoft")) {
                File[] inside = new File(folder).listFiles(File::isDirectory);
                if (inside != null) {
                    for (File jdk : inside) {
                        candidates.add(jdk);
                        candidates.add(new File(jdk, "Contents/Home"));
                    }
                }
            }
            return candidates;
        }

        private static File command(File jdk) {
            for (String name : List.of("bin/java", "bin/java.exe")) {
                File java = new File(jdk, name);
                if (java.canExecute()) {
                    return java;
                }
            }
            return null;
        }

        /** The version that the JDK's own {@code release} file names; 0 when it has none. */
        private static int feature(File jdk) {
            File release = new File(jdk, "release");
            if (!release.isFile()) {
                return 0;
            }
            try {
                for (String line : Files.readAllLines(release.toPath())) {
                    if (line.startsWith("JAVA_VERSION=")) {
                        return Integer.parseInt(line.replaceAll("^\\D+", "").replaceAll("\\D.*$", ""));
                    }
                }
                return 0;
            } catch (IOException | NumberFormatException e) {
                return 0;
            }
        }
    }
}
