package dev.tidemark.core.workspace;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The forms in which a configuration names a SQLite file: SQLAlchemy's, JDBC's, or a plain path. */
final class DatabaseUrl {
    private DatabaseUrl() { }

    /**
     * The file that a URL names.
     *
     * @param url {@code sqlite:///./storage/sqlite/app.db} (three slashes: relative, four: absolute), {@code jdbc:sqlite:sqlite/app.db} or a path
     * @param base the folder that a relative path starts from
     * @throws Problem DATABASE_URL_UNSUPPORTED for another database, a database in memory, or no path at all
     */
    static Path file(String url, Path base) {
        String path = path(url.strip());
        int query = url.startsWith("jdbc:") || url.startsWith("sqlite:") ? path.indexOf('?') : -1;
        String plain = query >= 0 ? path.substring(0, query) : path;
        if (plain.isBlank() || plain.equals(":memory:")) {
            throw unsupported(url, null);
        }
        try {
            return base.resolve(plain).toAbsolutePath().normalize();
        } catch (InvalidPathException failure) {
            throw unsupported(url, failure);
        }
    }

    private static String path(String url) {
        if (url.startsWith("jdbc:sqlite:")) {
            String path = url.substring("jdbc:sqlite:".length());
            return path.startsWith("file:") ? path.substring("file:".length()) : path;
        }
        if (url.startsWith("sqlite:///")) {
            return url.substring("sqlite:///".length());
        }
        if (url.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            throw unsupported(url, null);
        }
        return url;
    }

    private static Problem unsupported(String url, Exception cause) {
        // A URL of another database may carry a password.
        return Problem.because(cause, ProblemCode.DATABASE_URL_UNSUPPORTED, "url", url.replaceAll("//[^/@]*@", "//…@"));
    }
}
