package dev.tidemark.core.common;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Paths in files that are read on other systems too. */
public final class Slashes {
    private Slashes() { }

    /** A relative path with slashes between its names on every system. A name may hold a backslash where that is a sign like any other, and keeps it. */
    public static String between(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false).map(Path::toString).collect(Collectors.joining("/"));
    }
}
