package dev.tidemark.support;

import com.sun.glass.ui.Window;
import java.lang.reflect.Method;

/**
 * Keeps JavaFX's screenless platform from painting windows: it copies every frame pixel by pixel on the window's thread, 30 to 100 ms each, and nobody looks at it.
 * Layout, styling, focus and events go on as ever, and pictures of scenes are drawn apart ({@link Screenshots}).
 */
final class HeadlessPainting {
    private HeadlessPainting() { }

    /** Has no window that is open now painted any more; does nothing on a real display. On the window's thread. */
    static void stop() throws ReflectiveOperationException {
        if (!"headless".equalsIgnoreCase(System.getProperty("glass.platform"))) {
            return;
        }
        // What is minimized is not painted; minimizing for real would take the focus away.
        Method state = Window.class.getDeclaredMethod("setState", int.class);
        state.setAccessible(true);
        for (Window window : Window.getWindowsClone()) {
            state.invoke(window, Window.State.MINIMIZED);
        }
    }
}
