package dev.tidemark.core.health.checks;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.health.Examination;
import dev.tidemark.core.health.Finding;
import dev.tidemark.core.health.HealthCheck;
import dev.tidemark.core.journal.Journal;
import dev.tidemark.core.schema.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file that is no migration by its name; Flyway would pass over it in silence. */
public final class BadlyNamedCheck implements HealthCheck {
    private static final Pattern NEARLY = Pattern.compile("(?i)(?<kind>[vu]?)0*(?<version>\\d+(?:\\.\\d+)*)[_\\s-]+(?<words>.+)\\.sql");

    private final Journal journal;

    public BadlyNamedCheck(Journal journal) {
        this.journal = journal;
    }

    @Override public String title() {
        return "Names of scripts";
    }

    @Override public List<Finding> look(Examination examination, Cancellation cancellation) {
        if (examination.folder().isEmpty()) {
            return List.of();
        }
        List<ScriptName> names = ScriptName.in(examination.workspace().migrationFolders());
        List<Finding> findings = new ArrayList<>();
        for (Path file : examination.folder().get().badlyNamed()) {
            String name = file.getFileName().toString();
            findings.add(new Finding("badly-named", Severity.ERROR, name + " is not named as a migration, V<version>__<description>.sql, so it would never run.", name,
                List.of(new ScriptRename(journal).move(file, suggestion(name, names))
                    .cure("Under that name it is a migration like the others. The database is not touched."))));
        }
        examination.folder().get().unfit().forEach((file, reason) -> findings.add(new Finding("unfit-script", Severity.ERROR,
            file.getFileName() + " cannot run in one transaction with the others: " + reason + ".", file.getFileName().toString(), List.of())));
        return findings;
    }

    /** The version and the words that the name already has, if that version is free; else the next version. */
    static String suggestion(String name, List<ScriptName> names) {
        Matcher parts = NEARLY.matcher(name);
        if (!parts.matches()) {
            return "V" + ScriptName.nextVersion(names) + "__" + words(name.replaceFirst("(?i)\\.sql$", "")) + ".sql";
        }
        char kind = parts.group("kind").equalsIgnoreCase("u") ? 'U' : 'V';
        Version version = Version.of(parts.group("version"));
        boolean taken = names.stream().anyMatch(n -> n.kind() == kind && n.version().equals(version));
        return kind + (taken ? ScriptName.nextVersion(names) : version).toString() + "__" + words(parts.group("words")) + ".sql";
    }

    private static String words(String text) {
        String words = text.strip().replaceAll("[\\s-]+", "_").replaceAll("^_+|_+$", "");
        return words.isEmpty() ? "unnamed" : words;
    }
}
