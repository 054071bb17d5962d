package dev.tidemark.faults;

import dev.tidemark.core.common.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that carries out one operation: arguments are the operation and the workspace. */
final class Child {
    /** It ended with a Problem, whose code is the last line of its output. */
    static final int REFUSED = 3;

    private Child() { }

    public static void main(String[] arguments) {
        try {
            System.out.println("begins");
            Operation.valueOf(arguments[0]).run(Path.of(arguments[1]), (doing, fraction) -> System.out.println(fraction + " " + doing));
            System.out.println("done");
        } catch (Problem problem) {
            System.out.println(problem.code());
            System.exit(REFUSED);
        }
    }

    /** Starts one on the class path of this process; what it says comes out of its standard output. */
    static Process start(Operation operation, Path workspace, Path scratch) throws IOException {
        return program(Child.class, scratch, operation.name(), workspace.toString());
    }

    /** Starts any program of that class path so. */
    static Process program(Class<?> main, Path scratch, String... arguments) throws IOException {
        return builder(main, scratch, arguments).start();
    }

    /** The same, not started yet. */
    static ProcessBuilder builder(Class<?> main, Path scratch, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dorg.sqlite.tmpdir=" + scratch, "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).directory(new File("."));
    }
}
