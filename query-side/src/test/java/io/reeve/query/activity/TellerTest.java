package io.reeve.query.activity;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.kernel.EventName;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessEnded;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessProvisioned;
import io.reeve.kernel.accessrequest.AccessRequestEvent.AccessRequested;
import io.reeve.kernel.user.UserEvent.UserCreated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

class TellerTest {

    private static final Path LIST = Path.of("..", "docs", "event-types.md");

    static List<Class<?>> events() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(EventName.class));
        List<Class<?>> found = scanner.findCandidateComponents("io.reeve.kernel").stream()
                .<Class<?>>map(bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null))
                .toList();
        assertThat(found).hasSizeGreaterThan(50);
        return found;
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_a_type_and_a_target(Class<?> event) throws ReflectiveOperationException {
        for (boolean bare : new boolean[] {true, false}) {
            Told told = Teller.tell(Sample.of(event, bare));
            assertThat(told.type().sentence()).isNotBlank();
            assertThat(told.targets())
                    .isNotEmpty()
                    .allSatisfy(target -> assertThat(target.id()).isNotBlank());
            assertThat(told.metadata()).doesNotContainValue(null);
        }
    }

    @Test
    void types_are_the_ones_the_vendor_s_customers_know_where_there_is_one() throws ReflectiveOperationException {
        assertThat(typeOf(AccessRequested.class, true)).isEqualTo(ActivityType.APP_STORE_CREATE_ACCESS_REQUEST);
        assertThat(typeOf(AccessProvisioned.class, true))
                .isEqualTo(ActivityType.APP_STORE_AUTOMATIC_PROVISIONING_FOR_ACCESS_REQUEST);
        assertThat(typeOf(AccessProvisioned.class, false))
                .isEqualTo(ActivityType.APP_STORE_MANUAL_CONFIRM_PROVISIONING_FOR_ACCESS_REQUEST);
        assertThat(typeOf(AccessEnded.class, false))
                .isEqualTo(ActivityType.APP_STORE_MANUAL_CONFIRM_DEPROVISIONING_FOR_ACCESS_REQUEST);
    }

    @Test
    void what_is_known_of_a_person_is_not_told() throws ReflectiveOperationException {
        Told told = Teller.tell(Sample.of(UserCreated.class, false));
        assertThat(told.metadata()).containsOnlyKeys("status");
    }

    @Test
    void the_list_of_types_is_whole_and_has_nothing_else() throws IOException {
        String list = Files.readString(LIST);
        assertThat(firstCells(list))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ActivityType.values()).map(Enum::name).collect(toSet()));
        assertThat(ActivityType.values())
                .allSatisfy(type -> assertThat(list).contains("| `" + type + "` | " + type.sentence() + " |"));
        assertThat(events())
                .allSatisfy(event -> assertThat(list)
                        .contains("`" + event.getAnnotation(EventName.class).value() + "`"));
    }

    private static Set<String> firstCells(String list) {
        return Pattern.compile("^\\| `([A-Z_]+)`", Pattern.MULTILINE)
                .matcher(list)
                .results()
                .map(match -> match.group(1))
                .collect(toSet());
    }

    private static ActivityType typeOf(Class<?> event, boolean bare) throws ReflectiveOperationException {
        return Teller.tell(Sample.of(event, bare)).type();
    }
}
