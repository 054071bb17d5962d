package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.Findings;
import dev.tidemark.core.authoring.lint.LintRule;
import dev.tidemark.core.authoring.lint.Script;
import dev.tidemark.core.common.Severity;
import dev.tidemark.core.schema.Schema;
import dev.tidemark.core.schema.View;

/** Views that could be read before the script and cannot be read after it. */
final class BreaksViewRule extends LintRule {
    BreaksViewRule() {
        super("breaks-view", Severity.ERROR, "A view can no longer be read.",
            "It stays in the database and fails whenever somebody asks it.",
            "Drop the view, or create it anew in its new form, in the same script.");
    }

    @Override public void check(Script script, Findings findings) {
        Schema before = script.context().before().orElse(null);
        Schema after = script.after().orElse(null);
        if (before != null && after != null) {
            after.views().stream().filter(View::broken).filter(view -> before.view(view.name()).filter(v -> !v.broken()).isPresent())
                .forEach(view -> findings.add("View “" + view.name() + "” cannot be read after this script: " + view.columnsUnknownBecause() + "."));
        }
    }
}
