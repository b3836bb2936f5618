package io.reeve.kernel.user;

import io.reeve.kernel.Uuids;
import io.reeve.kernel.token.TokenId;

/**
 * Gives an installation its first administrator, with a token to begin with: all of it in one unit, and once for ever,
 * however many nodes ask for it. The result is {@code true} for the one that was first. {@code tokenHash} is the SHA-256 of
 * the token, lower-case hexadecimal.
 */
public record EstablishAdministrator(Profile profile, String tokenName, String tokenHash) {

    public static final UserId USER = new UserId(Uuids.derived("user", "first administrator"));

    public static final TokenId TOKEN = new TokenId(Uuids.derived("token", "first administrator"));
}
