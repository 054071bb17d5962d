package dev.tidemark.core.backups;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The stored files that a restore will bring back, ready to be put in place by renaming.
 *
 * @param incoming the folder that has them
 * @param names the folders: "documents", "chroma"
 */
record NewFolders(Path incoming, List<String> names, StoredFiles files) {
    /**
     * Unpacks an archive's files beside the live ones, each compared with its hash, or finds those that are kept with the backup from before a restore; empty when no files belong to it.
     *
     * @throws Problem NO_SPACE_FOR_RESTORE, BACKUP_NOT_VERIFIED, INPUT_OUTPUT, CANCELLED; nothing is in place then
     */
    static Optional<NewFolders> of(Workspace workspace, Path backup, Progress progress, Cancellation cancellation) {
        if (!ArchiveReader.isArchive(backup)) {
            KeptFiles kept = new KeptFiles(workspace);
            String name = backup.getFileName().toString();
            List<String> folders = workspace.backups().equals(backup.getParent()) ? kept.folders(name, Workspace.STORED_FOLDERS) : List.of();
            return folders.isEmpty() ? Optional.empty() : Optional.of(new NewFolders(kept.of(name), folders, kept.counted(name).orElse(new StoredFiles(0, 0))));
        }
        try (ArchiveReader archive = ArchiveReader.open(backup)) {
            List<String> names = archive.contents().folders();
            if (names.isEmpty()) {
                return Optional.empty();
            }
            StoredFiles stored = archive.contents().stored();
            requireSpace(workspace, stored.bytes());
            Path incoming = FolderSwap.unpacking(workspace);
            try {
                archive.unpackFiles(incoming, progress, cancellation);
            } catch (RuntimeException failure) {
                remove(incoming, failure);
                throw failure;
            }
            return Optional.of(new NewFolders(incoming, names, stored));
        }
    }

    private static void requireSpace(Workspace workspace, long bytes) {
        try {
            long needed = bytes + bytes / 10;
            long free = Files.getFileStore(workspace.root()).getUsableSpace();
            if (free < needed) {
                throw Problem.of(ProblemCode.NO_SPACE_FOR_RESTORE, "needed", Texts.size(needed), "free", Texts.size(free));
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", workspace.root(), "detail", Texts.reason(failure));
        }
    }

    private static void remove(Path incoming, RuntimeException failure) {
        try {
            KeptFiles.removeAll(incoming);
        } catch (IOException left) {
            failure.addSuppressed(left);
        }
    }
}
