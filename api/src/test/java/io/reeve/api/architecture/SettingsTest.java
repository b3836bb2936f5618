package io.reeve.api.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Whatever of ours can be set stands in the documents, as the variable that sets it. */
class SettingsTest {

    private static final Path HOUSE = Path.of("..");

    /** Not for operators: what `replay` tells the node that it starts, and where tests keep events of their own. */
    private static final Set<String> INSIDE =
            Set.of("reeve.replay.schema", "reeve.replay.position", "reeve.replay.before", "reeve.log.event-packages");

    /** Containers see to it themselves where they listen and where the data is. */
    private static final Set<String> OF_CONTAINERS = Set.of("SERVER_PORT", "SERVER_ADDRESS", "REEVE_DATA_DIR");

    private static final Pattern ASKED_FOR = Pattern.compile("(?:\\$\\{|getProperty\\(\\s*\")(reeve\\.[a-z.-]+)");

    private static final Pattern HANDED_ON = Pattern.compile("^ +([A-Z_]+):");

    private static final Pattern VARIABLE = Pattern.compile("[A-Z_]+");

    @Test
    void every_setting_stands_in_the_documents() {
        Set<String> documented = Stream.of("README.md", "docs/operators.md")
                .flatMap(page -> documented(HOUSE.resolve(page)))
                .collect(Collectors.toSet());

        assertThat(settings()).contains("reeve.data-dir", "reeve.read.connections", "reeve.processing.views.threads");
        assertThat(settings())
                .filteredOn(setting -> !INSIDE.contains(setting))
                .allMatch(setting -> documented.contains(variable(setting)));
    }

    @Test
    void every_setting_is_found_under_the_name_of_its_variable() {
        assertThat(settings()).allSatisfy(setting -> {
            StandardEnvironment environment = new StandardEnvironment();
            MutablePropertySources sources = environment.getPropertySources();
            sources.replace(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new SystemEnvironmentPropertySource(
                            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                            Map.of(variable(setting), "given")));
            ConfigurationPropertySources.attach(environment);

            assertThat(environment.getProperty(setting)).isEqualTo("given");
            assertThat(Binder.get(environment).bind(setting, String.class).orElse("none"))
                    .isEqualTo("given");
        });
    }

    @Test
    void containers_are_handed_every_setting_of_the_readme() {
        Set<String> handedOn = text(HOUSE.resolve("docker-compose.yml"))
                .lines()
                .map(HANDED_ON::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(documented(HOUSE.resolve("README.md")))
                .contains("REEVE_API_DATE_TIME", "SERVER_PORT")
                .filteredOn(variable -> !OF_CONTAINERS.contains(variable))
                .allMatch(handedOn::contains);
    }

    /** What stands in the first column of a table. */
    private static Stream<String> documented(Path page) {
        return text(page)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line ->
                        VARIABLE.matcher(line.substring(0, line.indexOf(" | "))).results())
                .map(MatchResult::group);
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Set<String> settings() {
        return Stream.concat(askedFor(), bound()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> askedFor() {
        try (Stream<Path> files = Files.find(
                HOUSE,
                Integer.MAX_VALUE,
                (path, attributes) -> path.toString().endsWith(".java")
                        && path.toString().contains("/src/main/")
                        && !path.startsWith(HOUSE.resolve("bench")))) {
            return files
                    .flatMap(file -> ASKED_FOR.matcher(text(file)).results().map(found -> found.group(1)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> bound() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents("io.reeve").stream()
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null))
                .flatMap(type -> components(
                        type.getAnnotation(ConfigurationProperties.class).value(), type));
    }

    private static Stream<String> components(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            String name = prefix + "." + spelled(component);
            return component.getType().isRecord() ? components(name, component.getType()) : Stream.of(name);
        });
    }

    private static String spelled(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
