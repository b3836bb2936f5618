package io.reeve.kernel.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** One line under a note: who signed, with which key, and the signature. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NoteSignature(String name, int keyId, byte[] signature) {

    private static final String DASH = "\u2014 ";

    static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new IllegalArgumentException("not the signature of a note: " + line);
        }
        byte[] bytes = Base64.getDecoder().decode(line.substring(space + 1));
        if (bytes.length <= Integer.BYTES) {
            throw new IllegalArgumentException("a signature that is too short: " + line);
        }
        String name = line.substring(DASH.length(), space);
        NoteKey.checkName(name);
        return new NoteSignature(
                name, ByteBuffer.wrap(bytes).getInt(), Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    boolean isOf(NoteKey key) {
        return name.equals(key.name()) && keyId == key.id();
    }

    String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(bytes);
    }
}
