package io.reeve.api.server;

import io.reeve.api.token.NewSecret;
import io.reeve.kernel.StartRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The token of the first administrator: the one that the operator gives, or a random one. */
@Component
final class FirstToken {

    private static final int LEAST = 32;

    private final boolean given;
    private final NewSecret secret;

    /** One that could be guessed is refused, also when it would not count any more. */
    FirstToken(@Value("${reeve.bootstrap-token:}") String bootstrapToken) {
        this.given = !bootstrapToken.isBlank();
        this.secret = given ? new NewSecret(bootstrapToken.strip()) : NewSecret.random();
        if (!secret.text().startsWith(NewSecret.PREFIX) || secret.text().length() < NewSecret.PREFIX.length() + LEAST) {
            throw new StartRefused("REEVE_BOOTSTRAP_TOKEN must be " + NewSecret.PREFIX + " and at least " + LEAST
                    + " characters more; give it a longer random text, or leave it out to have a token made.");
        }
    }

    /** Whether the operator knows it already. */
    boolean isGiven() {
        return given;
    }

    NewSecret secret() {
        return secret;
    }
}
