package dev.tidemark.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchRule;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.channels.NetworkChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The rules about who may use what, for the packages under one root. */
final class Rules {
    private Rules() { }

    /** Every rule by its short name. */
    static Map<String, ArchRule> under(String root) {
        String core = root + ".core..";
        String cli = root + ".cli..";
        String ui = root + ".ui..";
        String app = root + ".app..";
        String support = root + ".ui.support..";
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("no window in core or cli", noClasses().that().resideInAnyPackage(core, cli)
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.controlsfx..", "impl.org.controlsfx..", "atlantafx..", "org.kordamp.."));
        rules.put("core depends on no layer above it", noClasses().that().resideInAPackage(core)
            .should().dependOnClassesThat().resideInAnyPackage(ui, cli, app));
        rules.put("cli does not use the window", noClasses().that().resideInAPackage(cli)
            .should().dependOnClassesThat().resideInAnyPackage(ui, app));
        rules.put("the window does not use cli or app", noClasses().that().resideInAPackage(ui)
            .should().dependOnClassesThat().resideInAnyPackage(cli, app));
        rules.put("java.sql only in core", noClasses().that().resideOutsideOfPackage(core)
            .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite.."));
        rules.put("Flyway only in its adapter", noClasses().that().resideOutsideOfPackage(root + ".core.migrations.flyway..")
            .should().dependOnClassesThat().resideInAPackage("org.flywaydb.."));
        rules.put("the layout library only in core.diagram", noClasses().that().resideOutsideOfPackage(root + ".core.diagram..")
            .should().dependOnClassesThat().resideInAnyPackage("org.eclipse.elk..", "org.eclipse.emf..", "org.eclipse.xtext..", "com.google.common.."));
        rules.put("core has an order", classes().that().resideInAPackage(core).should(new CoreOrder(root + ".core")));
        rules.put("no circles in core", slices().matching(root + ".core.(*)..").should().beFreeOfCycles());
        rules.put("features do not know each other", slices().matching(root + ".ui.(*)..").should().notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(support)));
        rules.put("view models know no scene", noClasses().that().resideInAPackage(ui).and().haveSimpleNameEndingWith("Model")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml.."));
        // Bootstrap and the command line's Interrupts hook into the end of the process, which Java allows only through a thread; Beside's is over when its caller's work is.
        rules.put("threads only in ui.support", noClasses().that().resideOutsideOfPackage(support)
            .and().doNotHaveSimpleName("Bootstrap").and().doNotHaveSimpleName("Interrupts").and().doNotHaveSimpleName("Beside")
            .should().dependOnClassesThat(startsThreads())
            .orShould().callConstructorWhere(makesThread())
            .orShould().callMethodWhere(switchesThread()));
        rules.put("no network", noClasses().that().resideInAPackage(root + "..")
            .should().dependOnClassesThat(resideInAnyPackage("java.net.http..", "javax.net..").or(reachesOut())));
        rules.put("only cli and app speak on the terminal", noClasses().that().resideOutsideOfPackages(cli, app).should(ACCESS_STANDARD_STREAMS));
        return rules;
    }

    private static DescribedPredicate<JavaClass> startsThreads() {
        return assignableTo(Executor.class).or(assignableTo(Executors.class)).or(assignableTo(CompletableFuture.class))
            .or(assignableTo(Timer.class)).or(resideInAnyPackage("javafx.concurrent.."))
            .as("are executors, timers or futures");
    }

    private static DescribedPredicate<JavaClass> reachesOut() {
        return assignableTo(Socket.class).or(assignableTo(ServerSocket.class)).or(assignableTo(DatagramSocket.class)).or(assignableTo(URLConnection.class))
            .or(assignableTo(InetAddress.class)).or(assignableTo(NetworkChannel.class)).as("reach other computers");
    }

    private static DescribedPredicate<JavaConstructorCall> makesThread() {
        return DescribedPredicate.describe("a thread is made", call -> call.getTargetOwner().isAssignableTo(Thread.class));
    }

    private static DescribedPredicate<JavaMethodCall> switchesThread() {
        return DescribedPredicate.describe("work goes to another thread", call -> {
            String owner = call.getTargetOwner().getName();
            String method = call.getName();
            return owner.equals("javafx.application.Platform") && method.equals("runLater")
                || owner.equals("java.lang.Thread") && (method.startsWith("of") || method.startsWith("start"))
                || method.startsWith("parallel") && (owner.startsWith("java.util.stream") || owner.startsWith("java.util.Coll"));
        });
    }
}
