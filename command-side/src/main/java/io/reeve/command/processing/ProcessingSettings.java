package io.reeve.command.processing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the machine the processors may use.
 *
 * @param claimTimeout after how long without a sign of life the segments of a node may be taken over, where its death was
 *     not noticed at once
 * @param views a view has one segment: fewer and larger transactions, and a total order of its events for free. More are for
 *     views that can do without it
 * @param processes a process waits for the commands it sends, so it gets more segments than there are processors
 */
@ConfigurationProperties("reeve.processing")
record ProcessingSettings(
        @DefaultValue("10s") Duration claimTimeout,
        @DefaultValue Views views,
        @DefaultValue Processes processes) {

    record Views(
            @DefaultValue("1") int segments,
            @DefaultValue("100") int batch,
            @DefaultValue("4") int threads) {}

    record Processes(
            @DefaultValue("4") int segments,
            @DefaultValue("10") int batch,
            @DefaultValue("8") int threads) {}

    /** A thread never holds more than one connection; the last few are for claims, for sheets and for meters. */
    int connections() {
        return views.threads() + processes.threads() + 6;
    }
}
