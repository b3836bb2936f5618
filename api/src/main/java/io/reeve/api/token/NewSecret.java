package io.reeve.api.token;

import io.reeve.api.security.TokenHash;
import java.security.SecureRandom;
import java.util.Base64;

/** The text of a token, which is shown once and kept by nobody but its owner. */
public record NewSecret(String text) {

    public static final String PREFIX = "lsk_";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static NewSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new NewSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public String hash() {
        return TokenHash.of(text);
    }

    /** Keeps the secret out of logs and error messages. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
