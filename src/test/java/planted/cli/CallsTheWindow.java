package planted.cli;

/** Planted: a command that knows the window. */
class CallsTheWindow {
    Object window() {
        return new planted.ui.health.Health();
    }
}
