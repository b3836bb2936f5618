package io.reeve.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The rules hold for the house, and each of them would notice: the same rules are put to classes that were written to break
 * them. A rule that finds nothing to look at fails as well.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseRulesTest {

    private static final ImportOption NO_TESTS = location ->
            ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location) && !location.contains("-tests.jar");

    private final JavaClasses house =
            new ClassFileImporter().withImportOption(NO_TESTS).importPackages("io.reeve");

    private final JavaClasses offenders = new ClassFileImporter()
            .importPackages(
                    "io.reeve.kernel.offender",
                    "io.reeve.command.app.offender",
                    "io.reeve.command.user.offender",
                    "io.reeve.query.offender",
                    "io.reeve.verify.offender",
                    "io.reeve.cli.offender",
                    "io.reeve.api.offender",
                    "io.reeve.api.circle");

    @Test
    void all_rooms_are_looked_at() {
        assertThat(house.stream().map(c -> c.getPackageName()))
                .contains("io.reeve.kernel", "io.reeve.api", "io.reeve.api.http", "io.reeve.verify", "io.reeve.cli")
                .anyMatch(name -> name.startsWith("io.reeve.command."))
                .anyMatch(name -> name.startsWith("io.reeve.query."))
                .noneMatch(name -> name.contains(".offender") || name.startsWith("io.reeve.testing"));
    }

    @TestFactory
    Stream<DynamicTest> the_house_keeps_its_rules() {
        return rules().map(
                        rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(house)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_notices_who_breaks_it() {
        return rules().map(rule -> dynamicTest(rule.getKey(), () -> {
            EvaluationResult result = rule.getValue().evaluate(offenders);
            assertThat(result.hasViolation()).as(rule.getKey()).isTrue();
            assertThat(result.getFailureReport().toString()).contains("offender");
        }));
    }

    private Stream<Map.Entry<String, ArchRule>> rules() {
        return HouseRules.of(house).entrySet().stream();
    }
}
