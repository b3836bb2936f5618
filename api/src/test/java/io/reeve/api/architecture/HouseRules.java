package io.reeve.api.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.reeve.kernel.EventName;
import io.reeve.kernel.projection.AwaitViews;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Each rule under the sentence that it stands for. */
final class HouseRules {

    private static final String ROOT = "io.reeve.";

    /** Folders of the kernel that are not features: what the rooms tell each other about themselves. */
    private static final Set<String> NOT_FEATURES = Set.of("idempotency", "projection");

    /** Features that are parts of another and may see what the whole shows, never the other way round. */
    private static final Map<String, String> PART_OF = Map.of("permission", "app", "preapproval", "app");

    private HouseRules() {}

    static Map<String, ArchRule> of(JavaClasses all) {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put("the kernel knows java, annotations, messages and itself", kernel());
        rules.put("the command side sees only the kernel", room("command", "query", "api"));
        rules.put("the query side sees only the kernel", room("query", "command", "api"));
        rules.put("the door sees only the kernel", room("api", "command", "query"));
        rules.put("the verifier sees only the kernel", room("verify", "command", "query", "api", "cli"));
        rules.put("the command line sees only the kernel and the verifier", room("cli", "command", "query", "api"));
        rules.put("the command line is quick to start", withoutSpring());
        rules.put("only what starts the application sees the command line", commandLine());
        rules.put("a feature does not see the inside of another", isolation(features(all)));
        rules.put("features of the door do not go round in circles", circles());
        rules.put("jackson 2 stays where libraries bring it", jackson2());
        rules.put("every event has a name and a revision for ever", events());
        rules.put("every package says that null is the exception", nullMarked());
        rules.put("one class waits for views", waiting());
        rules.put("the door never sleeps", sleeping());
        rules.put("one class sends commands and one asks", buses());
        rules.put("names say what a thing is", names());
        rules.put("nothing is injected into fields", fields());
        rules.put("nothing is printed past the log", printing());
        return rules;
    }

    private static ArchRule kernel() {
        return classes()
                .that()
                .resideInAPackage("io.reeve.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.reeve.kernel..",
                        "java..",
                        "org.axonframework..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations..")
                .andShould()
                .notBeAnnotatedWith("org.springframework.stereotype.Component");
    }

    private static ArchRule room(String room, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = ROOT + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private static ArchRule withoutSpring() {
        return noClasses()
                .that()
                .resideInAPackage("io.reeve.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..");
    }

    private static ArchRule commandLine() {
        return noClasses()
                .that()
                .resideInAPackage("io.reeve.api..")
                .and()
                .resideOutsideOfPackage("io.reeve.api")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.reeve.cli..", "io.reeve.verify..", "picocli..");
    }

    private static Set<String> features(JavaClasses all) {
        return all.stream()
                .map(c -> folder(c, "kernel"))
                .filter(feature -> !feature.isEmpty() && !NOT_FEATURES.contains(feature))
                .collect(Collectors.toSet());
    }

    /** The folder directly under the room that a class stands in, or nothing. */
    private static String folder(JavaClass type, String room) {
        String prefix = ROOT + room + ".";
        if (!type.getPackageName().startsWith(prefix)) {
            return "";
        }
        String rest = type.getPackageName().substring(prefix.length());
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }

    /** A process spans features and may see what they show; a feature sees neither another feature nor a process. */
    private static ArchRule isolation(Set<String> features) {
        return classes()
                .that()
                .resideInAnyPackage("io.reeve.command..", "io.reeve.query..")
                .should(new ArchCondition<>("see no other feature of their room") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (String room : Set.of("command", "query")) {
                            String own = folder(type, room);
                            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                                String other = folder(dependency.getTargetClass(), room);
                                boolean trespass = features.contains(own)
                                        && !other.equals(own)
                                        && !other.equals(PART_OF.get(own))
                                        && (features.contains(other) || other.equals("process"));
                                if (trespass) {
                                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                                }
                            }
                        }
                    }
                });
    }

    private static ArchRule circles() {
        return SlicesRuleDefinition.slices()
                .matching("io.reeve.api.(*)..")
                .should()
                .beFreeOfCycles();
    }

    private static ArchRule jackson2() {
        return noClasses()
                .that()
                .resideInAPackage("io.reeve..")
                .and()
                .resideOutsideOfPackages("io.reeve.api.scim..", "io.reeve.api.openapi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..");
    }

    private static ArchRule events() {
        return classes()
                .that()
                .resideInAPackage("io.reeve.kernel..")
                .and()
                .areRecords()
                .and()
                .implement(simpleNameEndingWith("Event"))
                .should()
                .beAnnotatedWith(EventName.class)
                .andShould()
                .beAnnotatedWith(Revision.class);
    }

    private static ArchRule nullMarked() {
        return classes().should(new ArchCondition<>("stand in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " stands in one that is not"));
                }
            }
        });
    }

    private static ArchRule waiting() {
        return noClasses()
                .that()
                .resideInAPackage("io.reeve.api..")
                .and()
                .doNotHaveFullyQualifiedName("io.reeve.api.http.ReadYourWrites")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(AwaitViews.class);
    }

    private static ArchRule sleeping() {
        return noClasses()
                .that()
                .resideInAPackage("io.reeve.api..")
                .and()
                .resideOutsideOfPackage("io.reeve.api.server..") // starts and stops the database
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class);
    }

    private static ArchRule buses() {
        return noClasses()
                .that()
                .resideInAPackage("io.reeve.api..")
                .and()
                .doNotHaveFullyQualifiedName("io.reeve.api.http.Commands")
                .and()
                .doNotHaveFullyQualifiedName("io.reeve.api.http.Queries")
                .and()
                .resideOutsideOfPackage("io.reeve.api.server..") // the first start acts as the installation itself
                .should()
                .dependOnClassesThat()
                .areAssignableTo(CommandGateway.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(CommandBus.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(QueryGateway.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(QueryBus.class);
    }

    private static ArchRule names() {
        return noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto)");
    }

    private static ArchRule fields() {
        return noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class);
    }

    private static ArchRule printing() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("io.reeve.api.server..") // shows a token once, where no log may keep it
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
    }
}
