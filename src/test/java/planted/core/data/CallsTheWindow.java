package planted.core.data;

/** Planted: a core class that knows the window. */
class CallsTheWindow {
    Object window() {
        return new planted.ui.health.Health();
    }
}
