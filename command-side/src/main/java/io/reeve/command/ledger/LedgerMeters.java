package io.reeve.command.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.reeve.command.processing.Reading;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the log is sealed, whichever node does it: {@code reeve.ledger.sealed}, the last position that a checkpoint covers,
 * {@code .lag.events}, and {@code .lag.seconds}, how long the first event not sealed yet has waited. And whether this node
 * refuses to seal it: {@code .refused}, 1 or 0.
 */
final class LedgerMeters {

    private static final String READ = """
            select l.size as sealed, h.position - l.size as behind,
                   coalesce((select extract(epoch from clock_timestamp() - e.recorded_at)
                             from reeve.event e where e.position = l.size + 1), 0)::float8 as waiting
            from reeve.ledger l, reeve.log_head h""";

    private record Standing(long sealed, long behind, double waiting) {}

    private final Reading<Standing> reading;

    LedgerMeters(JdbcClient client, BooleanSupplier refuses, MeterRegistry meters) {
        this.reading = new Reading<>(() -> client.sql(READ)
                .query((row, number) ->
                        new Standing(row.getLong("sealed"), row.getLong("behind"), row.getDouble("waiting")))
                .single());
        gauge(meters, "sealed", "the last position that a signed checkpoint covers", Standing::sealed);
        gauge(meters, "lag.events", "events recorded and not sealed yet", Standing::behind);
        gauge(meters, "lag.seconds", "how long the first event not sealed yet has waited", Standing::waiting);
        Gauge.builder("reeve.ledger.refused", refuses, self -> self.getAsBoolean() ? 1 : 0)
                .description("1 while this node does not seal the log, because it was set back or changed")
                .strongReference(true)
                .register(meters);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<Standing> value) {
        Gauge.builder("reeve.ledger." + name, this, self -> self.reading.tell(value))
                .description(description)
                .register(meters);
    }
}
