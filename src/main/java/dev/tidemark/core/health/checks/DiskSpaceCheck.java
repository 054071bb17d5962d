package dev.tidemark.core.health.checks;

import dev.tidemark.core.backups.SpaceNeeds;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import java.io.IOException;
import java.nio.file.FileStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the disks have room for a migration with its backup. Making room is the person's own to do. */
public final class DiskSpaceCheck implements HealthCheck {
    private final SpaceNeeds.Free free;

    public DiskSpaceCheck() {
        this(FileStore::getUsableSpace);
    }

    DiskSpaceCheck(SpaceNeeds.Free free) {
        this.free = free;
    }

    @Override public String title() {
        return "Space on the disk";
    }

    @Override public boolean aboutKeeping() {
        return true;
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        try {
            for (Map.Entry<FileStore, Long> need : SpaceNeeds.of(examination.workspace(), true).entrySet()) {
                long there = free.on(need.getKey());
                if (there < need.getValue()) {
                    findings.add(new Finding("disk-space", Severity.WARNING, "Only " + Texts.size(there) + " are free on " + need.getKey().name() + "; a migration with its backup may need up to "
                        + Texts.size(need.getValue()) + ". Make room there, for example by “tidemark prune” and “tidemark trash”.", need.getKey().name(), List.of()));
                }
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", examination.workspace().root(), "detail", Texts.reason(failure));
        }
        return findings;
    }
}
