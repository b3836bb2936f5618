package io.reeve.kernel.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/** Signs notes. Never shown, never written down. */
public final class NoteSigner {

    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final NoteKey key;
    private final PrivateKey secret;

    /** {@code seed} are the 32 bytes that {@code key} was made from (RFC 8032). */
    public NoteSigner(NoteKey key, byte[] seed) {
        this.key = key;
        this.secret = secret(seed);
        if (!key.verifies(new byte[0], sign(new byte[0]))) {
            throw new IllegalArgumentException("the secret is not that of " + key);
        }
    }

    public NoteKey key() {
        return key;
    }

    NoteSignature sign(String text) {
        return new NoteSignature(key.name(), key.id(), sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with Ed25519", e);
        }
    }

    private static PrivateKey secret(byte[] seed) {
        try {
            byte[] encoded = ByteBuffer.allocate(PKCS8.length + seed.length)
                    .put(PKCS8)
                    .put(seed)
                    .array();
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not the seed of an Ed25519 key", e);
        }
    }

    @Override
    public String toString() {
        return "signer of " + key;
    }
}
