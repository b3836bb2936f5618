package io.reeve.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {

    /** The example in the documentation of Go's package for signed notes. */
    private static final NoteKey NEUMANN =
            NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

    private static final String NEUMANNS_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private final NoteSigner ours = Keys.signer("reeve.example/log", 1);
    private final NoteSigner next = Keys.signer("reeve.example/log", 2);
    private final String text = new Checkpoint("reeve.example/log", 3, Hash.OF_NOTHING).text();

    @Test
    void a_note_that_others_signed_is_checked() {
        SignedNote note = SignedNote.parse(NEUMANNS_NOTE);
        assertThat(note.isSignedBy(List.of(NEUMANN))).isTrue();
        assertThat(note.toString()).isEqualTo(NEUMANNS_NOTE);
        assertThat(NEUMANN.toString()).startsWith("PeterNeumann+c74f20a3+");
        assertThat(SignedNote.parse(NEUMANNS_NOTE.replace("your problem is", "my problem is"))
                        .isSignedBy(List.of(NEUMANN)))
                .isFalse();
    }

    @Test
    void a_note_of_two_keys_is_good_to_whoever_knows_one_of_them() {
        SignedNote note =
                SignedNote.parse(SignedNote.sign(text, List.of(ours, next)).toString());
        assertThat(note.isSignedBy(List.of(ours.key()))).isTrue();
        assertThat(note.isSignedBy(List.of(next.key(), NEUMANN))).isTrue();
        assertThat(note.isSignedBy(List.of(NEUMANN))).isFalse();
        assertThat(note.isSignedBy(List.of())).isFalse();
        assertThat(Checkpoint.parse(note.text())).isEqualTo(new Checkpoint("reeve.example/log", 3, Hash.OF_NOTHING));
    }

    @Test
    void a_key_is_read_as_it_is_written() {
        assertThat(NoteKey.parse(ours.key().toString())).isEqualTo(ours.key());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteKey.parse(ours.key().toString().replace("reeve.", "raven.")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NoteKey("two words", ours.key().publicKey()));
    }

    @Test
    void what_is_no_note_is_not_read() {
        String note = SignedNote.sign(text, List.of(ours)).toString();
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(note.strip()));
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse(note.replace("\u2014", "-")));
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.sign("no end", List.of(ours)));
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("a\n-1\n" + Hash.OF_NOTHING + "\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("a\n1\nshort\n"));
    }
}
