package io.reeve.command.sheet;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.reeve.command.processing.Reading;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What is due and not done, for each sheet, on all nodes together: {@code reeve.sheet.refused}, the entries whose command was
 * refused and is tried again (why, tells {@code last_error} in the table), and {@code reeve.sheet.overdue.seconds}, how long
 * the first thing due has waited.
 */
final class SheetMeters {

    private static final SheetBook.Owed NOTHING = new SheetBook.Owed(0, null);

    private final Clock clock;
    private final Reading<Map<String, SheetBook.Owed>> reading;

    SheetMeters(Collection<String> sheets, SheetBook book, Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.reading = new Reading<>(() -> book.owed(clock.instant()));
        for (String sheet : sheets) {
            gauge(
                    meters,
                    sheet,
                    "refused",
                    "entries whose command was refused and is tried again",
                    SheetBook.Owed::refused);
            gauge(meters, sheet, "overdue.seconds", "how long the first thing due has waited", this::secondsOverdue);
        }
    }

    private void gauge(
            MeterRegistry meters,
            String sheet,
            String name,
            String description,
            ToDoubleFunction<SheetBook.Owed> value) {
        Gauge.builder(
                        "reeve.sheet." + name,
                        this,
                        self -> self.reading.tell(owed -> value.applyAsDouble(owed.getOrDefault(sheet, NOTHING))))
                .description(description)
                .tag("sheet", sheet)
                .register(meters);
    }

    private double secondsOverdue(SheetBook.Owed owed) {
        return owed.dueSince() == null
                ? 0
                : Math.max(0, Duration.between(owed.dueSince(), clock.instant()).toMillis() / 1000.0);
    }
}
