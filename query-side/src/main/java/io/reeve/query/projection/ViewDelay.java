package io.reeve.query.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long it takes from when an event is recorded until a view shows it: {@code reeve.view.delay}, one measurement for each
 * event. It compares the database's clock with the node's and is as right as these two agree.
 */
final class ViewDelay {

    private static final Duration[] BOUNDS =
            List.of(1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1000, 2000, 5000).stream()
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final Timer timer;
    private final Clock clock = Clock.systemUTC();

    ViewDelay(String view, MeterRegistry meters) {
        this.timer = Timer.builder("reeve.view.delay")
                .description("how long it took from when an event was recorded until the view showed it")
                .tag("view", view)
                .serviceLevelObjectives(BOUNDS)
                .register(meters);
    }

    void shown(List<Instant> recorded) {
        Instant now = clock.instant();
        recorded.forEach(at -> timer.record(Duration.between(at, now)));
    }
}
