package dev.tidemark.faults;

import dev.tidemark.faults.RecordedDisk.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a disk may hold when the power goes after some steps. The content of a file is what was flushed of it last; whatever was written since may be there wholly, in part or not at all. That
 * a name was given, taken away or moved is sure once every folder that it is about was flushed afterwards; else it may have happened or not, each for itself. A file system that keeps the
 * order of names promises more.
 */
final class DiskAfterPowerCut {
    /** What becomes of content that was written and not flushed. */
    enum Unflushed { THERE, LOST, TORN }

    private static final int FIRST_MADE = 1_000_000;

    private final Node before;
    private final List<Naming> namings = new ArrayList<>();
    private final Map<Integer, byte[]> written;
    private final Map<Integer, byte[]> flushed;

    /** A file or a folder by its number, whatever it is called and wherever it is. */
    private record Node(int id, Map<String, Node> children) {
        static Node file(int id) {
            return new Node(id, null);
        }

        static Node folder(int id) {
            return new Node(id, new TreeMap<>());
        }

        boolean isFolder() {
            return children != null;
        }

        Node copy() {
            Node copy = isFolder() ? folder(id) : file(id);
            if (isFolder()) {
                children.forEach((name, child) -> copy.children.put(name, child.copy()));
            }
            return copy;
        }

        Node at(String path) {
            Node node = this;
            for (String name : path.isEmpty() ? new String[0] : path.split("/")) {
                node = node == null || !node.isFolder() ? null : node.children.get(name);
            }
            return node;
        }

        Node around(String path) {
            return at(path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "");
        }
    }

    /** A change of names, and the folders that it is about and that were not flushed since. */
    private record Naming(int id, Step step, Set<Integer> unflushed) { }

    private DiskAfterPowerCut(Node before, Map<Integer, byte[]> contents) {
        this.before = before;
        this.written = new HashMap<>(contents);
        this.flushed = new HashMap<>(contents);
    }

    /** @param before the folder as it is on the disk before the first of the steps */
    static DiskAfterPowerCut of(Path before, List<Step> steps) throws IOException {
        Map<Integer, byte[]> contents = new HashMap<>();
        Node root = Node.folder(0);
        try (Stream<Path> paths = Files.walk(before)) {
            for (Path path : paths.skip(1).toList()) {
                String name = before.relativize(path).toString().replace('\\', '/');
                int id = contents.size() + 1;
                contents.put(id, Files.isDirectory(path) ? new byte[0] : Files.readAllBytes(path));
                root.around(name).children().put(last(name), Files.isDirectory(path) ? Node.folder(id) : Node.file(id));
            }
        }
        DiskAfterPowerCut disk = new DiskAfterPowerCut(root, contents);
        disk.carryOut(root.copy(), steps);
        return disk;
    }

    private void carryOut(Node tree, List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            int id = FIRST_MADE + i;
            switch (steps.get(i)) {
                case Step.Write(String path, long at, byte[] bytes) -> written.merge(tree.at(path).id(), bytes, (old, _) -> {
                    byte[] now = Arrays.copyOf(old, Math.max(old.length, (int) at + bytes.length));
                    System.arraycopy(bytes, 0, now, (int) at, bytes.length);
                    return now;
                });
                case Step.Truncate(String path, long size) -> written.compute(tree.at(path).id(), (_, old) -> Arrays.copyOf(old, (int) Math.min(old.length, size)));
                case Step.Became(String path, byte[] bytes) -> {
                    written.put(tree.at(path).id(), bytes);
                    flushed.put(tree.at(path).id(), bytes);
                }
                case Step.Flush(String path) -> {
                    int about = tree.at(path).id();
                    flushed.put(about, written.get(about));
                    namings.forEach(naming -> naming.unflushed().remove(about));
                }
                case Step naming -> {
                    Set<Integer> about = new HashSet<>();
                    for (String path : paths(naming)) {
                        about.add(tree.around(path).id());
                    }
                    written.put(id, new byte[0]);
                    flushed.put(id, new byte[0]);
                    if (!apply(tree, id, naming)) {
                        throw new IllegalStateException("not seen before: what " + naming + " is about");
                    }
                    namings.add(new Naming(id, naming, about));
                }
            }
        }
    }

    private static List<String> paths(Step naming) {
        return switch (naming) {
            case Step.Create(String path) -> List.of(path);
            case Step.MakeFolder(String path) -> List.of(path);
            case Step.Delete(String path) -> List.of(path);
            case Step.Move(String from, String to) -> List.of(from, to);
            default -> throw new IllegalArgumentException(naming.toString());
        };
    }

    /** @return whether it can happen as the names are */
    private static boolean apply(Node tree, int id, Step naming) {
        List<String> paths = paths(naming);
        Node parent = tree.around(paths.getFirst());
        Node target = tree.around(paths.getLast());
        if (parent == null || target == null || !target.isFolder()) {
            return false;
        }
        switch (naming) {
            case Step.Create _ -> target.children().put(last(paths.getLast()), Node.file(id));
            case Step.MakeFolder _ -> target.children().put(last(paths.getLast()), Node.folder(id));
            default -> {
                Node moved = parent.children().remove(last(paths.getFirst()));
                if (moved == null) {
                    return false;
                }
                if (naming instanceof Step.Move) {
                    target.children().put(last(paths.getLast()), moved);
                }
            }
        }
        return true;
    }

    private List<Naming> open() {
        return namings.stream().filter(naming -> !naming.unflushed().isEmpty()).toList();
    }

    /** How many changes of names are not sure. */
    int unsure() {
        return open().size();
    }

    /**
     * The files after a power cut.
     *
     * @param happened which of the changes of names that are not sure have happened, in their order
     * @return content by path, null for a folder; empty when no disk can be so, since one change needs another
     */
    Optional<Map<String, byte[]>> files(List<Boolean> happened, Unflushed content) {
        Set<Integer> lost = new HashSet<>();
        List<Naming> open = open();
        for (int i = 0; i < open.size(); i++) {
            if (!happened.get(i)) {
                lost.add(open.get(i).id());
            }
        }
        Node tree = before.copy();
        for (Naming naming : namings) {
            if (!lost.contains(naming.id()) && !apply(tree, naming.id(), naming.step())) {
                return Optional.empty();
            }
        }
        Map<String, byte[]> files = new TreeMap<>();
        list(tree, "", content, files);
        return Optional.of(files);
    }

    private void list(Node folder, String path, Unflushed content, Map<String, byte[]> files) {
        folder.children().forEach((name, node) -> {
            String below = path.isEmpty() ? name : path + "/" + name;
            if (node.isFolder()) {
                files.put(below, null);
                list(node, below, content, files);
            } else {
                files.put(below, switch (content) {
                    case THERE -> written.get(node.id());
                    case LOST -> flushed.get(node.id());
                    case TORN -> torn(node.id());
                });
            }
        });
    }

    /** As long as what was written, its first half there and the rest as it was, or zeros. */
    private byte[] torn(int id) {
        byte[] now = written.get(id);
        byte[] torn = Arrays.copyOf(flushed.get(id), now.length);
        System.arraycopy(now, 0, torn, 0, now.length / 2);
        return torn;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
