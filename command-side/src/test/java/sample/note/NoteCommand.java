package sample.note;

import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

public sealed interface NoteCommand {

    record WriteNote(@TargetAggregateIdentifier UUID noteId, UUID authorId, String title, String text)
            implements NoteCommand {}

    record RetitleNote(@TargetAggregateIdentifier UUID noteId, String title) implements NoteCommand {}

    record ReadNote(@TargetAggregateIdentifier UUID noteId) implements NoteCommand {}

    record EraseAuthor(@TargetAggregateIdentifier UUID noteId) implements NoteCommand {}
}
