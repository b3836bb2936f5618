package io.reeve.kernel.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A text of whole lines and who signed it (C2SP signed-note). Signatures of keys that one does not know are passed over. */
public final class SignedNote {

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = signatures;
    }

    /** {@code text} ends with a line's end and has no control characters. */
    public static SignedNote sign(String text, Collection<NoteSigner> signers) {
        checkText(text);
        return new SignedNote(
                text, signers.stream().map(signer -> signer.sign(text)).toList());
    }

    /** Throws {@link IllegalArgumentException} for what is no note; says nothing of its signatures yet. */
    public static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("not a signed note: there is no blank line before its signatures");
        }
        String text = note.substring(0, blank + 1);
        checkText(text);
        List<NoteSignature> signatures = Arrays.stream(
                        note.substring(blank + 2, note.length() - 1).split("\n", -1))
                .map(NoteSignature::parse)
                .toList();
        return new SignedNote(text, signatures);
    }

    private static void checkText(String text) {
        boolean whole = text.endsWith("\n") && text.chars().noneMatch(c -> c < 0x20 && c != '\n');
        if (!whole) {
            throw new IllegalArgumentException("a note is made of whole lines without control characters");
        }
    }

    public String text() {
        return text;
    }

    /** Whether at least one of {@code trusted} signed this, and no signature in its name is wrong. */
    public boolean isSignedBy(Collection<NoteKey> trusted) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<Boolean> checked = signatures.stream()
                .flatMap(signature ->
                        trusted.stream().filter(signature::isOf).map(key -> key.verifies(bytes, signature.signature())))
                .toList();
        return !checked.isEmpty() && !checked.contains(false);
    }

    /** The note as it is handed on. */
    @Override
    public String toString() {
        return text + "\n"
                + signatures.stream().map(signature -> signature.line() + "\n").collect(Collectors.joining());
    }
}
