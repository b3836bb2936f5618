package io.reeve.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every revision of every event that was ever stored has its JSON in {@code shared-kernel/src/test/resources/golden}, as
 * {@code <name>.<revision>.json}, for ever. Run with {@code -Dgolden.write} to have the files of new events written; a file
 * that is there is never changed.
 */
class GoldenEventsTest {

    private static final String KERNEL = "io.reeve.kernel";
    private static final Path GOLDEN = Path.of("../shared-kernel/src/test/resources/golden");
    private static final EventNames NAMES = EventNames.scan(List.of(KERNEL));
    private static final EventSerializer SERIALIZER = new EventSerializer(NAMES);
    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<EventNames.Entry> events() {
        return NAMES.all().stream();
    }

    static Stream<Path> files() throws IOException {
        return Files.exists(GOLDEN) ? Files.list(GOLDEN).sorted() : Stream.empty();
    }

    @Test
    void there_are_events() {
        assertThat(NAMES.all()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_as_its_golden_json_says(EventNames.Entry event) throws IOException {
        Path file = GOLDEN.resolve(event.name() + "." + event.revision() + ".json");
        if (!Files.exists(file) && System.getProperty("golden.write") != null) {
            write(file, event.type());
        }
        assertThat(file)
                .as("golden JSON of %s; -Dgolden.write writes it", event.type().getName())
                .exists();

        String golden = Files.readString(file);
        Object read = SERIALIZER.getObjectMapper().readValue(golden, event.type());

        assertThat(JSON.readTree(SERIALIZER.getObjectMapper().writeValueAsString(read)))
                .isEqualTo(JSON.readTree(golden));
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_golden_json_ever_written_can_still_be_read(Path file) throws IOException {
        String name = file.getFileName().toString().replaceFirst("\\.[^.]+\\.json$", "");
        String revision = file.getFileName().toString().replaceFirst("^.*\\.([^.]+)\\.json$", "$1");
        StoredEvent stored = new StoredEvent(
                1,
                UUID.randomUUID(),
                "Any",
                "any",
                0,
                name,
                revision,
                Instant.EPOCH,
                Files.readAllBytes(file),
                new byte[] {'{', '}'});

        List<TrackedEventMessage<?>> messages = EventUtils.upcastAndDeserializeTrackedEvents(
                        Stream.of(stored), SERIALIZER, upcasters())
                .<TrackedEventMessage<?>>map(message -> message)
                .toList();

        assertThat(messages)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.getPayload()).isInstanceOf(Record.class));
    }

    private static void write(Path file, Class<?> type) throws IOException {
        Files.createDirectories(GOLDEN);
        Object sample = SampleRecords.of(type);
        Files.writeString(
                file,
                SERIALIZER.getObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n");
    }

    private static EventUpcaster upcasters() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(EventUpcaster.class));
        return new EventUpcasterChain(scanner.findCandidateComponents(KERNEL).stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .map(type -> (EventUpcaster) BeanUtils.instantiateClass(type))
                .toList());
    }
}
