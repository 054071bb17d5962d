package dev.tidemark.core.health.checks;

import dev.tidemark.core.chats.StorageOrphans;
import dev.tidemark.core.chats.StorageOrphans.Found;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Progress;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Stored files and rows that have lost one another. */
public final class OrphanFilesCheck implements HealthCheck {
    private static final int NAMED = 3;

    private final StorageOrphans orphans;

    public OrphanFilesCheck(StorageOrphans orphans) {
        this.orphans = orphans;
    }

    @Override public String title() {
        return "Stored files and their rows";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        Found found = orphans.find(Progress.NONE, cancellation);
        List<Finding> findings = new ArrayList<>();
        if (!found.movable().isEmpty()) {
            findings.add(withoutRows(new Found(found.files(), found.collections(), List.of()), examination.workspace().root()));
        }
        if (!found.rows().isEmpty()) {
            String named = found.rows().stream().limit(NAMED).map(row -> "document " + row.id() + " (" + row.filename() + ")").collect(Collectors.joining(", "));
            findings.add(new Finding("rows-without-files", Severity.WARNING, Texts.count(found.rows().size(), "document has", "documents have") + " no file where the row says: " + named
                + (found.rows().size() > NAMED ? " and " + (found.rows().size() - NAMED) + " more" : "") + ". Put the files back, for example from a backup of the folder, or delete the documents under Chats; “tidemark orphans” lists all.",
                "documents", List.of()));
        }
        return findings;
    }

    private Finding withoutRows(Found found, Path root) {
        Cure cure = new Cure("trash", "Move to the trash", "They are moved within the workspace and stay there until you empty the trash; undoing the entry of the journal brings them back. What an upload wrote within the last hour is left alone.",
            Cure.Touches.FILES, () -> found.movable().stream().map(each -> root.relativize(each.path()) + ", " + Texts.size(each.bytes())).toList(),
            (progress, cancellation) -> {
                StorageOrphans.Moved moved = orphans.move(found, progress, cancellation);
                String left = moved.left().isEmpty() ? "" : " These could not be moved and are where they were: " + moved.left().stream().map(path -> root.relativize(path).toString()).collect(Collectors.joining(", ")) + ".";
                return moved.entry().map(entry -> entry.sentence()).orElse("There was nothing left to move.") + left;
            });
        return new Finding("files-without-rows", Severity.NOTE, "The storage folders hold " + found.words() + ", " + Texts.size(found.bytes()) + ".", "", List.of(cure));
    }
}
