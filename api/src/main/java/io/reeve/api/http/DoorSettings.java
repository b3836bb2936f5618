package io.reeve.api.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set about the door.
 *
 * @param dateTime how the paths of the published contract write date-times
 * @param maxBody the largest body that is taken
 * @param awaitViews how long the answer to a write waits for the views to show it
 */
@ConfigurationProperties("reeve.api")
public record DoorSettings(
        @DefaultValue("naive") DateTimeStyle dateTime,
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("2s") Duration awaitViews) {

    /** The two ways to write a date-time. */
    public enum DateTimeStyle {
        /** UTC to the second without saying so: what clients of the published contract parse. */
        NAIVE,
        /** RFC 3339, in UTC. */
        RFC3339
    }
}
