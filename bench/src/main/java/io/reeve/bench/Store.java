package io.reeve.bench;

import io.reeve.bench.ClosedLoop.Result;
import io.reeve.bench.ClosedLoop.Turn;
import io.reeve.command.eventstore.AppenderLoad;
import java.sql.SQLException;
import java.time.Duration;

/** The event store without the product, beside what the same PostgreSQL does without the event store. */
final class Store {

    private static final int[] CALLERS = {1, 16, 64};

    private final Report report;
    private final Duration warmUp;
    private final Duration length;

    Store(Report report, Duration warmUp, Duration length) {
        this.report = report;
        this.warmUp = warmUp;
        this.length = length;
    }

    void measure(Database server) throws SQLException {
        report.title("The event store, without the product");
        Database database = server.fresh("bench_store");
        double ceiling;
        try (AxonLoad axon = new AxonLoad(database, 64)) {
            try (Ceiling plain = new Ceiling(database, 16)) {
                Result result = new ClosedLoop(16, warmUp, length).run(plain::insert);
                ceiling = result.perSecond();
                report.row("ceiling: bare inserts, a durable transaction each, no order", 16, result, "");
            }
            try (AppenderLoad appender = new AppenderLoad(database.url(), database.user(), database.password())) {
                for (int callers : CALLERS) {
                    row("the appender alone", callers, appender::append, ceiling);
                }
            }
            for (int callers : CALLERS) {
                row("commands through Axon, two for each aggregate", callers, axon::send, ceiling);
            }
        }
    }

    private void row(String what, int callers, Turn turn, double ceiling) {
        Result result = new ClosedLoop(callers, warmUp, length).run(turn);
        report.row(what, callers, result, "%.2f of the ceiling".formatted(result.perSecond() / ceiling));
    }
}
