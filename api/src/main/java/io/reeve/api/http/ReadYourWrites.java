package io.reeve.api.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.reeve.kernel.projection.AwaitViews;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Holds the answer to a write until every view shows it, so that a client finds what it wrote on whichever node it looks.
 * What was committed is a success whatever happens here: views that are late, or out of order, are counted and timed
 * ({@code reeve.views.await}, by outcome) and the answer goes out.
 */
@Component
final class ReadYourWrites {

    private static final Logger LOG = LoggerFactory.getLogger(ReadYourWrites.class);

    private final Queries queries;
    private final MeterRegistry meters;
    private final Duration patience;

    ReadYourWrites(Queries queries, MeterRegistry meters, DoorSettings settings) {
        this.queries = queries;
        this.meters = meters;
        this.patience = settings.awaitViews();
    }

    /** Nothing was written where there are no positions. */
    void await(@Nullable Long first, @Nullable Long last) {
        if (first == null || last == null) {
            return;
        }
        Timer.Sample sample = Timer.start(meters);
        String outcome = "failed";
        try {
            outcome = queries.ask(new AwaitViews(first, last, patience)) ? "shown" : "late";
        } catch (RuntimeException e) {
            LOG.warn("Nobody could tell whether the views show positions {} to {}", first, last, e);
        } finally {
            sample.stop(Timer.builder("reeve.views.await")
                    .description("How long answers to writes waited for the views")
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .register(meters));
        }
    }
}
