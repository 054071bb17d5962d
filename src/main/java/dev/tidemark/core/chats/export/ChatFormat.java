package dev.tidemark.core.chats.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;

/** How conversations are written. */
public enum ChatFormat {
    MARKDOWN("md") {
        @Override Pages to(Writer out) {
            return new MarkdownPages(out);
        }
    },
    JSON("json") {
        @Override Pages to(Writer out) {
            return new JsonPages(out);
        }
    },
    HTML("html") {
        @Override Pages to(Writer out) {
            return new HtmlPages(out);
        }
    };

    private final String extension;

    ChatFormat(String extension) {
        this.extension = extension;
    }

    /** What files of it end on: "md". */
    public String extension() {
        return extension;
    }

    /** The format that a file of that ending has, capital or small. */
    public static Optional<ChatFormat> of(String ending) {
        for (ChatFormat format : values()) {
            if (format.extension.equals(ending.toLowerCase(Locale.ROOT)) || format.name().equals(ending.toUpperCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    abstract Pages to(Writer out);

    /** Writes what comes, in the order of the calls. */
    interface Pages {
        /** @param project null for a single chat */
        void begin(String title, Exported.Project project) throws IOException;

        void chat(Exported.Chat chat) throws IOException;

        void message(Exported.Message message) throws IOException;

        void chatEnds() throws IOException;

        void end() throws IOException;
    }
}
