package io.reeve.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.reeve.kernel.projection.AcrossSequences;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;

class InOneOrderTest {

    @Test
    void a_view_in_which_an_event_reaches_what_others_made_handles_all_in_one_order() {
        List<Class<?>> reached =
                views().filter(InOneOrderTest::isReachedAcrossSequences).toList();

        assertThat(reached).extracting(Class::getSimpleName).contains("TaskProjection", "AccessRequestProjection");
        assertThat(reached)
                .allMatch(view -> view.getAnnotation(Projection.class).inOneOrder());
    }

    /** Events of one package are of one kind of aggregate, whose sequence is that of the event that reaches further. */
    private static boolean isReachedAcrossSequences(Class<?> view) {
        return handled(view)
                .filter(AcrossSequences.class::isAssignableFrom)
                .anyMatch(further ->
                        handled(view).anyMatch(event -> !event.getPackage().equals(further.getPackage())));
    }

    private static Stream<Class<?>> views() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.reeve.query")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Projection.class))
                        .map(JavaClass::reflect);
    }

    private static Stream<Class<?>> handled(Class<?> view) {
        return Stream.of(view.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .map(method -> method.getParameterTypes()[0]);
    }
}
