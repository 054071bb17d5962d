package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.sqlite.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whose file it says it is (https://www.sqlite.org/pragma.html#pragma_application_id), and a version that another program keeps in it. */
public final class ApplicationIdCheck implements HealthCheck {
    /** https://www.sqlite.org/src/file/magic.txt */
    private static final Map<Long, String> KNOWN = Map.of(0x42654462L, "Bentley Systems", 0x42654C6EL, "Bentley Systems", 0x0f055112L, "Fossil", 0x0f055113L, "Fossil", 0x0f055111L, "Fossil",
        0x47504B47L, "GeoPackage", 0x47503130L, "GeoPackage", 0x45737269L, "Esri", 0x4D504258L, "MBTiles", 0x6a035744L, "TeXnicard");

    @Override public String title() {
        return "Whose file it is";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        record Marks(long application, long version) { }
        Marks marks = examination.database().read(connection -> new Marks(Sql.number(connection, "PRAGMA application_id") & 0xffffffffL, Sql.number(connection, "PRAGMA user_version")));
        String name = examination.workspace().databaseName();
        List<Finding> findings = new ArrayList<>();
        String owner = KNOWN.get(marks.application());
        if (owner != null) {
            findings.add(new Finding("application-id", Severity.WARNING, name + " says that it is a file of " + owner + " (application_id " + "0x%08x".formatted(marks.application())
                + "). Look whether it is the right file before you migrate it.", name, List.of()));
        }
        if (marks.version() != 0) {
            findings.add(new Finding("user-version", Severity.NOTE, "Another program keeps a version of its own in " + name + " (user_version " + marks.version()
                + "). Tidemark counts by the schema history and leaves that number alone; tell the program when a migration changes what it expects.", name, List.of()));
        }
        return findings;
    }
}
