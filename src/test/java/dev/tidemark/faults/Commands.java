package dev.tidemark.faults;

import dev.tidemark.cli.Tidemark;
import java.util.stream.Stream;

/** Runs command lines one after the other in a process of its own, each argument one of them: {@code $ backup}, what it said, {@code exit 0}. A blank within an argument is a no-break one. */
final class Commands {
    private Commands() { }

    public static void main(String[] lines) {
        for (String line : lines) {
            System.out.println("$ " + line);
            int code = Tidemark.run(Stream.of(line.split(" ")).map(each -> each.replace('\u00a0', ' ')).toArray(String[]::new));
            System.out.println("exit " + code);
        }
    }
}
