package dev.tidemark.core.authoring.lint;

import dev.tidemark.core.common.Severity;
import dev.tidemark.core.common.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How many findings there are, in words. */
public final class FindingCount {
    private FindingCount() { }

    /** "2 errors, 1 warning"; empty when there are none. */
    public static String of(List<LintFinding> findings) {
        return Arrays.stream(Severity.values()).sorted((a, b) -> b.compareTo(a)).map(severity -> of(findings, severity)).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String of(List<LintFinding> findings, Severity severity) {
        long number = findings.stream().filter(finding -> finding.severity() == severity).count();
        return number == 0 ? "" : Texts.count(number, severity.word(), severity.word() + "s");
    }
}
