package io.reeve.command.personal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** The one key of an installation: it wraps the keys of the people in it and is never in the database. */
public final class InstallationKey {

    static final int BYTES = 32;

    private final Aead aead;

    InstallationKey(byte[] key) {
        this.aead = aead(key);
    }

    static byte[] newKey() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    static Aead aead(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, this one " + key.length);
        }
        try {
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do AES-GCM", e);
        }
    }

    /** Encrypts {@code secret} so that only this key, told the same {@code purpose}, opens it. */
    public byte[] wrap(byte[] secret, String purpose) {
        try {
            return aead.encrypt(secret, purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt", e);
        }
    }

    /** Throws when it was wrapped by another key, or for another purpose. */
    public byte[] unwrap(byte[] wrapped, String purpose) throws GeneralSecurityException {
        return aead.decrypt(wrapped, purpose.getBytes(StandardCharsets.UTF_8));
    }
}
