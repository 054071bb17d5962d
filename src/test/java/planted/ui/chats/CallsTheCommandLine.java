package planted.ui.chats;

/** Planted: a screen that knows the command line. */
class CallsTheCommandLine {
    Object command() {
        return new planted.cli.Command();
    }
}
