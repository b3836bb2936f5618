package io.reeve.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.reeve.kernel.user.UserEvent.UserErased;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;

class InOneOrderTest {

    @Test
    void a_view_that_forgets_what_somebody_wrote_elsewhere_handles_all_in_one_order() {
        List<Class<?>> forgetting = views().filter(view -> handled(view).anyMatch(UserErased.class::equals))
                .filter(view ->
                        handled(view).anyMatch(event -> !event.getPackage().equals(UserErased.class.getPackage())))
                .toList();

        assertThat(forgetting).extracting(Class::getSimpleName).contains("TaskProjection", "AccessRequestProjection");
        assertThat(forgetting)
                .allMatch(view -> view.getAnnotation(Projection.class).inOneOrder());
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
