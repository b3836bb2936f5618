package sample.note;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.reeve.command.personal.PersonKeys;
import io.reeve.command.reservation.Reservations;
import io.reeve.kernel.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate
class Note {

    @AggregateIdentifier
    private @Nullable UUID id;

    private @Nullable UUID authorId;
    private @Nullable String title;
    private @Nullable String text;

    Note() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable
    String handle(NoteCommand.WriteNote command, Actor actor, Instant now, Reservations reservations) {
        if (id == null) {
            reservations.take("note_title", command.title(), command.noteId());
            apply(new NoteEvent.NoteWritten(
                    command.noteId(), command.authorId(), command.title(), command.text(), now, Duration.ofDays(1)));
        }
        return actor.text();
    }

    @CommandHandler
    void handle(NoteCommand.RetitleNote command, Reservations reservations) {
        if (!command.title().equals(title)) {
            reservations.release("note_title", String.valueOf(title), command.noteId());
            reservations.take("note_title", command.title(), command.noteId());
            apply(new NoteEvent.NoteRetitled(command.noteId(), command.title()));
        }
    }

    @CommandHandler
    String handle(NoteCommand.ReadNote command) {
        return title + ": " + text;
    }

    @CommandHandler
    void handle(NoteCommand.EraseAuthor command, PersonKeys keys) {
        keys.forget(String.valueOf(authorId));
        apply(new NoteEvent.AuthorErased(command.noteId(), Objects.requireNonNull(authorId)));
    }

    @EventSourcingHandler
    void on(NoteEvent.NoteWritten event) {
        id = event.noteId();
        authorId = event.authorId();
        title = event.title();
        text = event.text();
    }

    @EventSourcingHandler
    void on(NoteEvent.NoteRetitled event) {
        title = event.title();
    }
}
