package dev.tidemark.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;

/** A package of core uses those of earlier lines alone; one that stands in no line has no place yet and needs one. What lies in core itself wires and may use all. */
final class CoreOrder extends ArchCondition<JavaClass> {
    /** The order in architecture.md. */
    private static final List<List<String>> LINES = List.of(List.of("common"), List.of("sqlite"), List.of("workspace", "schema"), List.of("journal", "rescue", "diagram"), List.of("backups"),
        List.of("changes"), List.of("data"), List.of("chats", "query", "migrations"), List.of("status", "authoring", "undo", "compare"), List.of("pruning"), List.of("health"), List.of("checklist"));

    private final String core;

    /** @param core the package, "dev.tidemark.core" */
    CoreOrder(String core) {
        super("use only what stands before them in the order of core");
        this.core = core;
    }

    @Override
    public void check(JavaClass origin, ConditionEvents events) {
        Optional<String> from = part(origin);
        if (from.isEmpty()) {
            return;
        }
        if (line(from.get()) < 0) {
            events.add(SimpleConditionEvent.violated(origin, origin.getName() + " lies in a package that has no place in the order of core"));
        }
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            JavaClass used = dependency.getTargetClass().getBaseComponentType();
            Optional<String> to = part(used);
            boolean wiring = used.getPackageName().equals(core);
            boolean later = to.isPresent() && !to.equals(from) && line(to.get()) >= line(from.get());
            if (wiring || later) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    /** "migrations" for a class in core.migrations or below it. */
    private Optional<String> part(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(core + ".") ? Optional.of(name.substring(core.length() + 1).split("\\.")[0]) : Optional.empty();
    }

    private static int line(String part) {
        for (int i = 0; i < LINES.size(); i++) {
            if (LINES.get(i).contains(part)) {
                return i;
            }
        }
        return -1;
    }
}
