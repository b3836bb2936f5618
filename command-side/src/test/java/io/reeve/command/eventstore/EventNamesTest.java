package io.reeve.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sample.note.NoteEvent.NoteWritten;

class EventNamesTest {

    @Test
    void an_event_knows_its_name_its_revision_and_what_of_it_is_personal() {
        EventNames names = EventNames.scan(List.of("sample.note"));

        assertThat(names.of(NoteWritten.class)).hasValueSatisfying(entry -> {
            assertThat(entry.name()).isEqualTo("sample_note.written");
            assertThat(entry.revision()).isEqualTo("1");
            assertThat(entry.personal()).containsOnlyKeys("text").containsValue(List.of("authorId"));
        });
        assertThat(names.named("sample_note.written"))
                .hasValueSatisfying(entry -> assertThat(entry.type()).isEqualTo(NoteWritten.class));
    }

    @ParameterizedTest
    @CsvSource({
        "sample.bad.unversioned, without @Revision",
        "sample.bad.twice, the name of another event",
        "sample.bad.misnamed, not of the form",
        "sample.bad.nobody, no component that is called whoever"
    })
    void a_node_does_not_start_with_an_event_that_is_not_in_order(String events, String complaint) {
        assertThatThrownBy(() -> EventNames.scan(List.of(events)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void an_event_without_a_name_cannot_be_stored() {
        EventSerializer serializer = new EventSerializer(EventNames.scan(List.of("sample.note")));

        assertThatThrownBy(() -> serializer.typeForClass(EventNamesTest.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no @EventName");
    }

    @Test
    void an_event_this_version_does_not_know_is_an_error_and_not_passed_over() {
        EventSerializer serializer = new EventSerializer(EventNames.scan(List.of("sample.note")));

        assertThatThrownBy(() -> serializer.deserialize(
                        new SimpleSerializedObject<>("{}", String.class, "sample_note.from_the_future", "1")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("sample_note.from_the_future");
    }
}
