package dev.tidemark.support;

import dev.tidemark.core.sqlite.Database;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a class of the tests, with the driver and the core beside it, as a program of its own. */
public final class OtherProcess {
    private OtherProcess() { }

    /** The process; its failures come out of its standard output too. */
    public static Process start(Class<?> program, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath(program), program.getName()));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Where these classes really come from: a launcher's own class path need not name them. */
    private static String classPath(Class<?> program) {
        return Stream.of(program, Database.class, org.sqlite.JDBC.class, org.slf4j.Logger.class)
            .map(type -> Path.of(java.net.URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString())
            .distinct().collect(Collectors.joining(File.pathSeparator));
    }
}
