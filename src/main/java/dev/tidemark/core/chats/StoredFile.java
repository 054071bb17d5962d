package dev.tidemark.core.chats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a stored path leads, and whether a file is there.
 *
 * @param path absolute; null when nothing is stored or it cannot be a path
 * @param state whether it can be used
 */
public record StoredFile(Path path, State state) {
    /** What was found at a stored path. */
    public enum State {
        PRESENT,
        MISSING,
        /** The path leads out of the workspace, itself or by a link, so what is there was not looked at. */
        OUTSIDE
    }

    /**
     * Finds the file of a stored path. A relative one counts from the workspace folder, or, as the chatbot writes it when it
     * runs elsewhere, from a folder above it ({@code ./storage/documents/…}).
     *
     * @param workspace the workspace folder
     * @param stored may be null
     */
    static StoredFile find(Path workspace, String stored) {
        if (stored == null) {
            return new StoredFile(null, State.MISSING);
        }
        Path root = workspace.toAbsolutePath().normalize();
        List<Path> candidates;
        try {
            candidates = candidates(root, Path.of(stored).normalize());
        } catch (InvalidPathException noPath) {
            return new StoredFile(null, State.MISSING);
        }
        List<Path> inside = candidates.stream().filter(p -> p.startsWith(root) && !p.equals(root)).toList();
        if (inside.isEmpty()) {
            return new StoredFile(candidates.getFirst(), State.OUTSIDE);
        }
        return inside.stream().filter(Files::isRegularFile).findFirst()
            .map(p -> new StoredFile(p, leadsOut(root, p) ? State.OUTSIDE : State.PRESENT))
            .orElseGet(() -> new StoredFile(inside.getFirst(), State.MISSING));
    }

    /** By a link on its way; one that cannot be followed is taken to lead out. */
    private static boolean leadsOut(Path root, Path file) {
        try {
            return !file.toRealPath().startsWith(root.toRealPath());
        } catch (IOException unreadable) {
            System.getLogger(StoredFile.class.getName()).log(System.Logger.Level.DEBUG, "Where it leads is not known: " + file, unreadable);
            return true;
        }
    }

    /** The folder that it is in, or should be: the nearest one above the path that is there; empty where there is none. */
    public Optional<Path> nearestFolder() {
        Path folder = path == null ? null : path.getParent();
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder);
    }

    private static List<Path> candidates(Path root, Path stored) {
        List<Path> candidates = new ArrayList<>(List.of(root.resolve(stored).normalize()));
        for (int i = 0; !stored.isAbsolute() && i < stored.getNameCount() - 1; i++) {
            if (stored.getName(i).equals(root.getFileName())) {
                candidates.add(root.resolve(stored.subpath(i + 1, stored.getNameCount())).normalize());
            }
        }
        return candidates;
    }
}
