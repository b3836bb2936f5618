package io.reeve.command.ledger;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells operators that this node refuses to seal the log, and what to do. It is up all the same: everything else goes on, and
 * what asks for the status takes nodes out of service by it.
 */
final class SealingHealth implements HealthIndicator {

    private final Supplier<Optional<LogWasSetBack>> refusal;

    SealingHealth(Supplier<Optional<LogWasSetBack>> refusal) {
        this.refusal = refusal;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        refusal.get().ifPresent(why -> health.withDetail("refused", Objects.requireNonNull(why.getMessage())));
        return health.build();
    }
}
