package dev.tidemark.cli;

/** What a script learns from how a command ended. */
final class ExitCode {
    static final int DONE = 0;
    /** A check found something, or Tidemark refused. */
    static final int FINDING = 1;
    static final int WRONG_USAGE = 2;
    /** As a shell reports a program that Ctrl-C ended: 128 + SIGINT. */
    static final int CANCELLED = 130;

    private ExitCode() { }
}
