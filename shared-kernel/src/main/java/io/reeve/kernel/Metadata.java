package io.reeve.kernel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The keys under which a command carries, and an event keeps, who acted, when, and because of what. All values are text. */
public final class Metadata {

    /** Who acts: {@link Actor#text()}. */
    public static final String ACTOR = "actor";

    /** The business time of the command, ISO-8601 in UTC. A decision reads this and never a clock. */
    public static final String AT = "at";

    /** The id of the HTTP request, or of the run of a sheet, that started it all. */
    public static final String REQUEST_ID = "requestId";

    /** The id of the first message of the chain. */
    public static final String CORRELATION_ID = "correlationId";

    /** The id of the message that directly caused this one. */
    public static final String CAUSATION_ID = "causationId";

    /** On the result of a command: the positions of the first and the last event it appended; absent when it appended none. */
    public static final String FIRST_POSITION = "firstPosition";

    public static final String LAST_POSITION = "lastPosition";

    private Metadata() {}

    /**
     * What a command carries that the installation sends by itself.
     *
     * @param reason why, which the log names as the actor
     * @param correlation the chain it begins or belongs to
     */
    public static Map<String, String> ofInstallation(String reason, Instant at, String correlation) {
        return Map.of(
                ACTOR,
                new Actor.Installation(reason).text(),
                AT,
                at.truncatedTo(ChronoUnit.MICROS).toString(),
                REQUEST_ID,
                reason,
                CORRELATION_ID,
                correlation);
    }
}
