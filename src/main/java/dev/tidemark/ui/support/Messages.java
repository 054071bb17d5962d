package dev.tidemark.ui.support;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts of the window, from {@code messages.properties}; needs no toolkit, so view models may use it. */
public final class Messages {
    static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.tidemark.ui.messages");

    private Messages() { }

    /**
     * One text, its {0}, {1} … filled with the arguments.
     *
     * @throws java.util.MissingResourceException when there is no such key
     */
    public static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : MessageFormat.format(pattern, arguments);
    }
}
