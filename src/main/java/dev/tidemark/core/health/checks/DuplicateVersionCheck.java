package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Cure;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Two scripts have the same version; nothing can be planned then. */
public final class DuplicateVersionCheck implements HealthCheck {
    private final Journal journal;

    public DuplicateVersionCheck(Journal journal) {
        this.journal = journal;
    }

    @Override public String title() {
        return "Versions that exist twice";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        List<ScriptName> names = ScriptName.in(examination.workspace().migrationFolders());
        Set<String> applied = examination.live().map(live -> live.history().applied().stream()
            .map(row -> row.script().substring(row.script().lastIndexOf('/') + 1)).collect(Collectors.toSet())).orElse(Set.of());
        List<Finding> findings = new ArrayList<>();
        Version next = ScriptName.nextVersion(names);
        for (char kind : new char[] {'V', 'U', 'B'}) {
            Map<Version, List<Path>> byVersion = new TreeMap<>();
            // 4 and 4.0 are one version, which is told in its shortest form.
            names.stream().filter(n -> n.kind() == kind).sorted(Comparator.comparingInt(n -> n.version().toString().length()))
                .forEach(n -> byVersion.computeIfAbsent(n.version(), v -> new ArrayList<>()).add(n.file()));
            for (Map.Entry<Version, List<Path>> version : byVersion.entrySet()) {
                if (version.getValue().size() > 1) {
                    findings.add(finding(kind, version.getKey(), version.getValue(), applied, next));
                    next = next.nextWhole();
                }
            }
        }
        return findings;
    }

    private Finding finding(char kind, Version version, List<Path> files, Set<String> applied, Version next) {
        List<Cure> cures = new ArrayList<>();
        List<Path> free = files.stream().filter(f -> !applied.contains(f.getFileName().toString())).toList();
        // The applied one keeps its version; of those that are not, the last one moves.
        if (kind == 'V' && !free.isEmpty()) {
            Path moved = free.getLast();
            String name = moved.getFileName().toString();
            cures.add(new ScriptRename(journal).move(moved, "V" + next + name.substring(name.indexOf("__")))
                .cure(moved.getFileName() + " becomes the last migration. The others keep their versions."));
        }
        return new Finding("duplicate-version", Severity.ERROR, (kind == 'U' ? "The undo script of " : kind == 'B' ? "The baseline script of " : "Version ") + version.label() + " exists " + files.size() + " times: "
            + files.stream().map(f -> f.getFileName().toString()).collect(Collectors.joining(", ")) + ". Nothing can be planned until that is settled.",
            kind + version.toString(), cures);
    }
}
