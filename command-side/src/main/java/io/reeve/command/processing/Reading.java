package io.reeve.command.processing;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What gauges tell from the database: read at most once a second, however many gauges there are, and NaN while the database
 * is away.
 */
public final class Reading<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final Supplier<T> read;
    private @Nullable T last;
    private long readAt;

    public Reading(Supplier<T> read) {
        this.read = read;
    }

    public synchronized double tell(ToDoubleFunction<? super T> value) {
        try {
            T current = last;
            if (current == null || System.nanoTime() - readAt >= FRESH) {
                current = read.get();
                last = current;
                readAt = System.nanoTime();
            }
            return value.applyAsDouble(current);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("no readings while the database is away", e);
            return Double.NaN;
        }
    }
}
