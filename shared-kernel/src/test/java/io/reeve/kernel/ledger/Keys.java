package io.reeve.kernel.ledger;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/** Keys for tests. */
final class Keys {

    private Keys() {}

    static NoteSigner signer(String name, int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return new NoteSigner(new NoteKey(name, publicKey(seed)), seed);
    }

    /** Java makes pairs from what it takes for random. */
    private static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
            pairs.initialize(255, new SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            });
            byte[] encoded = pairs.generateKeyPair().getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
