package dev.tidemark.core.authoring.lint.rules;

import dev.tidemark.core.authoring.lint.LintRule;
import java.util.List;

/** The one list of lint rules, in the order of the guide. */
public final class Rules {
    private static final List<LintRule> ALL = List.of(
        new NoUndoRule(),
        new UndoFlawRule(),
        new VagueNameRule(),
        new NoHeaderRule(),
        new EmptyScriptRule(),
        new VersionControlRule(),
        new EditedRule(),
        new DoesNotRunRule(),
        new TransactionRule(),
        new OutsideTransactionRule(),
        new PragmaRule(),
        new ShellCommandRule(),
        new NotNullRule(),
        new ChangingDefaultRule(),
        new AddedKeyRule(),
        new StrictTypeRule(),
        new DropTableRule(),
        new DropColumnRule(),
        new DeleteAllRule(),
        new UpdateAllRule(),
        new ReplaceRule(),
        new RenameOldFirstRule(),
        new RebuildLosesRule(),
        new RebuildForgetsRule(),
        new CounterRule(),
        new SelectStarRule(),
        new LeftoverRule(),
        new IfExistsRule(),
        new QuotesRule(),
        new AffinityRule(),
        new KeyRule(),
        new AsSelectRule(),
        new ForeignKeyIndexRule(),
        new ForeignKeyTargetRule(),
        new NewerSqliteRule(),
        new BreaksViewRule(),
        new UniqueOnRowsRule(),
        new NotNullOnRowsRule(),
        new RenameRule(),
        new RedundantIndexRule(),
        new UnrelatedRule());

    private Rules() { }

    public static List<LintRule> all() {
        return ALL;
    }
}
