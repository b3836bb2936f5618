package sample.note;

import io.reeve.kernel.EventName;
import io.reeve.kernel.Personal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

public sealed interface NoteEvent {

    @EventName("sample_note.written")
    @Revision("1")
    record NoteWritten(
            UUID noteId,
            UUID authorId,
            String title,
            @Personal(of = "authorId") @Nullable String text,
            Instant writtenAt,
            Duration kept)
            implements NoteEvent {}

    /** Revision 1 called the title a name. */
    @EventName("sample_note.retitled")
    @Revision("2")
    record NoteRetitled(UUID noteId, String title) implements NoteEvent {}

    @EventName("sample_note.author_erased")
    @Revision("1")
    record AuthorErased(UUID noteId, UUID authorId) implements NoteEvent {}
}
