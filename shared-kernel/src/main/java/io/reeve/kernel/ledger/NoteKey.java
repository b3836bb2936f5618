package io.reeve.kernel.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Who signs notes, and the Ed25519 key to check it with (C2SP signed-note). {@code publicKey} are its 32 bytes; the text form
 * is {@code <name>+<id of the key>+<base64>}, as other programs read and write it.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its text
public record NoteKey(String name, byte[] publicKey) {

    static final byte ED25519 = 0x01;

    private static final int KEY_BYTES = 32;
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    public NoteKey {
        checkName(name);
        if (publicKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has " + KEY_BYTES + " bytes");
        }
        publicKey = publicKey.clone();
    }

    /** Throws {@link IllegalArgumentException} for what is no key, or is not the key it says it is. */
    public static NoteKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a key is written <name>+<id>+<base64>: " + text);
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 key: " + text);
        }
        NoteKey key = new NoteKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().toHexDigits(key.id()).equals(parts[1])) {
            throw new IllegalArgumentException("the id is not of this name and this key: " + text);
        }
        return key;
    }

    /** Names have neither blanks nor pluses. */
    static void checkName(String name) {
        if (name.isEmpty()
                || name.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '+')) {
            throw new IllegalArgumentException("the name of a key has no blank and no plus: " + name);
        }
    }

    /** What a signature is told by: the first four bytes of the hash of name and key. */
    public int id() {
        MessageDigest digest = Hash.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(ED25519);
        digest.update(publicKey);
        return ByteBuffer.wrap(digest.digest()).getInt();
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key());
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not even a signature
        }
    }

    private PublicKey key() throws GeneralSecurityException {
        byte[] encoded = ByteBuffer.allocate(X509.length + KEY_BYTES)
                .put(X509)
                .put(publicKey)
                .array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteKey key && name.equals(key.name) && Arrays.equals(publicKey, key.publicKey);
    }

    @Override
    public int hashCode() {
        return id();
    }

    @Override
    public String toString() {
        byte[] typed =
                ByteBuffer.allocate(KEY_BYTES + 1).put(ED25519).put(publicKey).array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
