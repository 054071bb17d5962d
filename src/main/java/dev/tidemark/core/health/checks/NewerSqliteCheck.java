package dev.tidemark.core.health.checks;

import dev.tidemark.core.authoring.Floor;
import dev.tidemark.core.authoring.lint.rules.NewerSqlite;
import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.schema.SchemaObject;
import dev.tidemark.core.workspace.TidemarkToml;
import java.util.ArrayList;
import java.util.List;

/** What in the live schema an older SQLite does not know: a chatbot with one cannot use that table, or cannot open the database at all. */
public final class NewerSqliteCheck implements HealthCheck {
    @Override public String title() {
        return "What the chatbot’s SQLite has to know";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.live().isEmpty()) {
            return List.of();
        }
        Floor floor = Floor.of(TidemarkToml.of(examination.workspace()));
        List<Finding> findings = new ArrayList<>();
        for (SchemaObject object : examination.live().get().schema().inOrder()) {
            NewerSqlite.newest(object.sql()).filter(use -> use.since().compareTo(floor) > 0).ifPresent(use -> findings.add(finding(object, use, floor)));
        }
        return findings;
    }

    private static Finding finding(SchemaObject object, NewerSqlite.Use use, Floor floor) {
        return new Finding("newer-sqlite", Severity.WARNING, "The " + object.type() + " “" + object.name() + "” uses " + inSentence(use.name()) + ", which came with SQLite " + use.since() + "; all here has to run on " + floor
            + ". A program with an older SQLite fails on it, many already when they open the file. Change it by a migration, or raise the floor in tidemark.toml: [sqlite] floor = \"" + use.since() + "\".",
            object.name(), List.of());
    }

    /** "the operator ->", and "STRICT" as it is. */
    private static String inSentence(String name) {
        return name.length() > 1 && Character.isLowerCase(name.charAt(1)) || name.startsWith("A ") ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    }
}
