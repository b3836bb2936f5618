package io.reeve.command.eventstore;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is written and read.
 *
 * @param queue how many units may wait for the appender before more are turned away
 * @param batch how many units are written in one transaction at most
 * @param patience how long a caller waits for the outcome of its unit
 * @param lockTimeout how long the appender waits for its turn before it asks again
 * @param idleTimeout after how long the database ends an append whose node fell silent in the middle of it
 * @param transactionTimeout after how long the database ends an append that is not through
 * @param answerTimeout after how long without an answer a connection counts as lost
 * @param poll how often the tail looks for events it was not told of
 * @param tail how many of the last events are kept in memory for those who read along
 * @param eventPackages where the event records are
 */
@ConfigurationProperties("reeve.log")
record LogSettings(
        @DefaultValue("4096") int queue,
        @DefaultValue("512") int batch,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("5s") Duration lockTimeout,
        @DefaultValue("5s") Duration idleTimeout,
        @DefaultValue("10s") Duration transactionTimeout,
        @DefaultValue("15s") Duration answerTimeout,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("4096") int tail,
        @DefaultValue("io.reeve.kernel") List<String> eventPackages) {}
