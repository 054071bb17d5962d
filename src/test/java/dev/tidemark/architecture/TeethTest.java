package dev.tidemark.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every architecture rule is run against offenders that were planted for it, so that it is known to be able to fail. */
class TeethTest {
    private static final Map<String, List<String>> OFFENDERS = Map.ofEntries(
        Map.entry("no window in core or cli", List.of("planted.core.data.DrawsInCore", "planted.cli.DrawsInCli", "planted.core.data.NotifiesInCore")),
        Map.entry("core depends on no layer above it", List.of("planted.core.data.CallsTheWindow", "planted.core.data.CallsTheCommandLine")),
        Map.entry("cli does not use the window", List.of("planted.cli.CallsTheWindow")),
        Map.entry("the window does not use cli or app", List.of("planted.ui.chats.CallsTheCommandLine")),
        Map.entry("java.sql only in core", List.of("planted.ui.chats.AsksTheDatabase")),
        Map.entry("Flyway only in its adapter", List.of("planted.core.data.UsesFlyway")),
        Map.entry("the layout library only in core.diagram", List.of("planted.core.data.LaysOut")),
        Map.entry("core has an order", List.of("planted.core.data.NeedsQuery", "planted.core.nowhere.HasNoPlace")),
        Map.entry("no circles in core", List.of("planted.core.data.NeedsQuery", "planted.core.query.NeedsData")),
        Map.entry("features do not know each other", List.of("planted.ui.chats.KnowsHealth")),
        Map.entry("view models know no scene", List.of("planted.ui.chats.ScenicViewModel", "planted.ui.chats.ScenicModel")),
        Map.entry("threads only in ui.support", List.of("planted.ui.chats.StartsThread", "planted.ui.chats.SwitchesThread", "planted.ui.chats.RunsTask", "planted.core.data.UsesExecutor")),
        Map.entry("no network", List.of("planted.core.data.CallsOut")),
        Map.entry("only cli and app speak on the terminal", List.of("planted.ui.chats.Talks")));

    private final JavaClasses planted = new ClassFileImporter().importPackages("planted");
    private final Map<String, ArchRule> rules = Rules.under("planted");

    @Test
    void everyRuleHasAnOffender() {
        assertThat(OFFENDERS.keySet()).containsExactlyInAnyOrderElementsOf(rules.keySet());
    }

    @TestFactory
    Stream<DynamicTest> theRuleCatchesEachOffender() {
        return OFFENDERS.entrySet().stream().flatMap(entry -> entry.getValue().stream().map(offender ->
            DynamicTest.dynamicTest(entry.getKey() + ": " + offender, () ->
                assertThat(rules.get(entry.getKey()).evaluate(planted).getFailureReport().toString()).contains(offender))));
    }
}
