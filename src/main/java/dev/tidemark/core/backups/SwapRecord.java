package dev.tidemark.core.backups;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.Private;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a restore of stored files is about to move, written down before the first is moved, so that a later start can tell what was done.
 *
 * @param incoming where the new folders are, from the workspace folder
 * @param kept where those go that are there now
 * @param folders which have a new one
 * @param replaced which of them were there before; a folder among these is only ever moved away while the old one is kept
 * @param wanted the hash of the content that the database is to have; null once all is to be taken back
 */
record SwapRecord(String incoming, String kept, List<String> folders, List<String> replaced, String wanted) {
    private static final String NAME = "restoring.json";

    SwapRecord {
        folders = List.copyOf(folders);
        replaced = replaced == null ? folders : List.copyOf(replaced);
    }

    SwapRecord takenBack() {
        return new SwapRecord(incoming, kept, folders, replaced, null);
    }

    static boolean exists(Workspace workspace) {
        return Files.exists(file(workspace));
    }

    /** @throws Problem INPUT_OUTPUT, also for one that names other folders than stored ones, or leads out of the workspace */
    static SwapRecord read(Workspace workspace) {
        try {
            SwapRecord read = JsonMapper.shared().readValue(Files.readAllBytes(file(workspace)), SwapRecord.class);
            read.requireOurs(workspace);
            return read;
        } catch (IOException | JacksonException failure) {
            throw failed(workspace, failure, failure instanceof IOException io ? Texts.reason(io) : "it is not what Tidemark wrote");
        }
    }

    /** It is on the disk afterwards, whole. @throws Problem INPUT_OUTPUT; then it is as it was */
    void write(Workspace workspace) {
        Path file = file(workspace);
        Path unfinished = unfinished(workspace);
        try {
            Private.folder(file.getParent());
            Files.deleteIfExists(unfinished);
            try {
                Private.file(unfinished);
                Files.writeString(unfinished, JsonMapper.shared().writeValueAsString(this));
                Durable.flush(unfinished);
                Durable.rename(unfinished, file);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException failure) {
            throw failed(workspace, failure, Texts.reason(failure));
        }
    }

    /** It does not come back after a power cut: what it tells of is not so any more. @throws Problem INPUT_OUTPUT */
    static void remove(Workspace workspace) {
        try {
            Files.deleteIfExists(file(workspace));
            Durable.flushFolder(workspace.records());
        } catch (IOException failure) {
            throw failed(workspace, failure, Texts.reason(failure));
        }
    }

    /** Whether one was begun to be written and never got its name: nothing was moved then. */
    static boolean isUnfinished(Workspace workspace) {
        return Files.exists(unfinished(workspace));
    }

    /** Removes that. @throws Problem INPUT_OUTPUT */
    static void removeUnfinished(Workspace workspace) {
        try {
            Files.deleteIfExists(unfinished(workspace));
        } catch (IOException failure) {
            throw failed(workspace, failure, Texts.reason(failure));
        }
    }

    /** A workspace that somebody else made may hold a record that leads elsewhere; nothing but stored files is moved. */
    private void requireOurs(Workspace workspace) throws IOException {
        Path root = workspace.root().toAbsolutePath().normalize();
        Path records = workspace.records().toAbsolutePath().normalize();
        boolean ours = Workspace.STORED_FOLDERS.containsAll(folders) && root.resolve(incoming).normalize().startsWith(records) && root.resolve(kept).normalize().startsWith(records);
        if (!ours) {
            throw new IOException("it names folders that a restore does not move, and was not made by Tidemark");
        }
    }

    private static Path file(Workspace workspace) {
        return workspace.records().resolve(NAME);
    }

    private static Path unfinished(Workspace workspace) {
        return workspace.records().resolve(NAME + ".unfinished");
    }

    private static Problem failed(Workspace workspace, Exception cause, String detail) {
        return Problem.because(cause, ProblemCode.INPUT_OUTPUT, "path", file(workspace), "detail", detail);
    }
}
