package io.reeve.api.security;

import io.reeve.api.http.Sha256;

/**
 * What is kept of an API token: SHA-256, in lower-case hexadecimal. A plain hash will do because tokens are long and random;
 * there is nothing to guess that a slow hash would protect.
 */
public final class TokenHash {

    private TokenHash() {}

    public static String of(String token) {
        return Sha256.of(token);
    }
}
