package planted.core.data;

/** Planted: a core class that knows the command line. */
class CallsTheCommandLine {
    Object command() {
        return new planted.cli.Command();
    }
}
