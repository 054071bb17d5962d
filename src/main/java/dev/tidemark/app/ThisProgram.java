package dev.tidemark.app;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * How this very Tidemark is started: what a person types to do it again.
 *
 * @param window opens the window
 * @param commandLine takes a command behind it
 * @param first what has to be run before that; empty for nothing
 */
record ThisProgram(String window, String commandLine, String first) {
    static ThisProgram running() {
        CodeSource source = ThisProgram.class.getProtectionDomain().getCodeSource();
        boolean jar = source != null && Files.isRegularFile(Path.of(URI.create(source.getLocation().toString())));
        return of(System.getProperty("jpackage.app-path"), jar ? System.getProperty("java.class.path") : null);
    }

    /**
     * From what the Java machine tells of itself.
     *
     * @param launcher the program of an installed image, in a property that jpackage's launchers set; null for others
     * @param jar what was typed after {@code java -jar}; null where the classes are not in a jar, as in a build
     */
    static ThisProgram of(String launcher, String jar) {
        if (launcher != null) {
            return new ThisProgram(quoted(launcher), quoted(launcher), "");
        }
        if (jar != null) {
            return new ThisProgram("java -jar " + quoted(jar), "java -jar " + quoted(jar), "");
        }
        return new ThisProgram("mvn -q", "java -jar target/app/tidemark.jar", "mvn -q -DskipTests package");
    }

    private static String quoted(String path) {
        return path.contains(" ") ? '"' + path + '"' : path;
    }
}
