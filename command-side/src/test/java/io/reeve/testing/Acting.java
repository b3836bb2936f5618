package io.reeve.testing;

import io.reeve.kernel.Actor;
import io.reeve.kernel.Metadata;
import io.reeve.kernel.user.UserId;
import java.time.Instant;
import java.util.Map;

/** The metadata of a command, as far as decisions look at it: who sends it, at {@link #NOW}. */
public final class Acting {

    public static final Instant NOW = Instant.parse("2026-03-12T16:09:14Z");

    private Acting() {}

    public static Map<String, ?> by(UserId person) {
        return by(new Actor.Person(person.value(), null));
    }

    public static Map<String, ?> by(Actor actor) {
        return Map.of(Metadata.ACTOR, actor.text(), Metadata.AT, NOW.toString());
    }
}
