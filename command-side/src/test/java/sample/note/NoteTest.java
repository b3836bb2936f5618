package sample.note;

import io.reeve.command.reservation.Reservations;
import io.reeve.kernel.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** Handlers are given actor, time and reservations in a fixture as they are in a node. */
class NoteTest {

    private final UUID note = UUID.randomUUID();
    private final UUID author = UUID.randomUUID();
    private final AggregateTestFixture<Note> fixture = new AggregateTestFixture<>(Note.class);

    @Test
    void a_note_is_written_at_the_time_of_the_command_by_its_actor() {
        fixture.registerInjectableResource(new Reservations());

        fixture.givenNoPriorActivity()
                .when(
                        new NoteCommand.WriteNote(note, author, "title", "text"),
                        Map.of(Metadata.ACTOR, "sheet:notes", Metadata.AT, "2026-11-22T12:00:00Z"))
                .expectEvents(new NoteEvent.NoteWritten(
                        note, author, "title", "text", Instant.parse("2026-11-22T12:00:00Z"), Duration.ofDays(1)))
                .expectResultMessagePayload("sheet:notes");
    }

    @Test
    void a_command_without_an_actor_is_not_handled_and_says_what_is_missing() {
        fixture.registerInjectableResource(new Reservations());

        fixture.givenNoPriorActivity()
                .when(new NoteCommand.WriteNote(note, author, "title", "text"))
                .expectException(IllegalStateException.class)
                .expectExceptionMessage("sample.note.NoteCommand$WriteNote was sent without actor in its metadata");
    }
}
