package io.reeve.command.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is sealed.
 *
 * @param enabled whether this node takes part
 * @param origin what the log is called in its checkpoints; counts at the first start only, one is made where none is given
 * @param key the seed of an Ed25519 key to sign with, 32 bytes in base64; one is made at the first start where none is given.
 *     Another one than before takes over from that one
 * @param every how long at least from one sealing to the next
 * @param batch how many events are sealed in one transaction at most
 * @param poll how often to look for events that nobody told of
 */
@ConfigurationProperties("reeve.ledger")
record LedgerSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String origin,
        @DefaultValue("") String key,
        @DefaultValue("250ms") Duration every,
        @DefaultValue("10000") int batch,
        @DefaultValue("1s") Duration poll) {

    /** Not the key. */
    @Override
    public String toString() {
        return "LedgerSettings[every=" + every + "]";
    }
}
