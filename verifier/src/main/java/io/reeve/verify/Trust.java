package io.reeve.verify;

import io.reeve.kernel.ledger.Checkpoint;
import io.reeve.kernel.ledger.NoteKey;
import io.reeve.kernel.ledger.SignedNote;
import io.reeve.verify.Finding.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that are believed. One that the log has taken up since is believed as soon as a checkpoint is met that it signed
 * together with one that was believed before, as the first checkpoint after such a change is.
 */
final class Trust {

    private final Set<NoteKey> believed;
    private final List<NoteKey> told;

    /** {@code told} are keys that the log says are its own. */
    Trust(Collection<NoteKey> believed, Collection<NoteKey> told) {
        this.believed = new HashSet<>(believed);
        this.told = List.copyOf(told);
    }

    /** The checkpoint, if it is one and signed by whom it should be; otherwise that is found. {@code name} is for sentences. */
    Optional<Checkpoint> open(String name, String note, Report report) {
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint checkpoint = Checkpoint.parse(signed.text());
            if (signed.isSignedBy(believed)) {
                told.stream().filter(key -> signed.isSignedBy(List.of(key))).forEach(believed::add);
                return Optional.of(checkpoint);
            }
            report.find(Kind.SIGNATURE, "the " + name + " is not signed by a key that is trusted");
        } catch (IllegalArgumentException e) {
            report.find(Kind.UNREADABLE, "the " + name + " is none: " + e.getMessage());
        }
        return Optional.empty();
    }
}
