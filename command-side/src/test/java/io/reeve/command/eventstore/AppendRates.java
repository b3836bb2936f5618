package io.reeve.command.eventstore;

import io.reeve.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;

/**
 * What the appender reaches beside the ceiling of the same database: one insert of the same row, unordered, in a durable
 * transaction of its own. Arguments: the URL, user and password of an empty database. Not a test.
 */
public final class AppendRates {

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration MEASURED = Duration.ofSeconds(6);
    private static final byte[] PAYLOAD = ("{\"text\":\"" + "x".repeat(380) + "\"}").getBytes(StandardCharsets.UTF_8);

    private AppendRates() {}

    public static void main(String[] arguments) throws Exception {
        TestDatabase database = new TestDatabase(arguments[0], arguments[1], arguments[2]);
        Flyway.configure()
                .dataSource(database.dataSource())
                .schemas("reeve")
                .load()
                .migrate();
        database.jdbc().sql("create sequence if not exists reeve.ceiling").update();
        LogSettings settings = BareNode.settings(4096, Duration.ofSeconds(30));
        for (int round = 0; round < 2; round++) {
            report("bare inserts, unordered, 16 connections", rate(16, () -> bareInsert(database)));
            try (BareNode node = new BareNode(database, database.url(), settings)) {
                for (int callers : new int[] {1, 16, 64}) {
                    report(
                            "one appender, " + callers + " callers",
                            rate(callers, () -> () -> node.appender.append(unit())));
                }
            }
        }
    }

    private interface Caller {
        Step begin() throws SQLException;
    }

    private interface Step {
        void once() throws SQLException;
    }

    private static AppendUnit unit() {
        NewEvent event = BareNode.event(UUID.randomUUID().toString(), 0);
        return AppendUnit.of(
                List.of(new NewEvent(
                        event.id(),
                        event.aggregateType(),
                        event.aggregateId(),
                        0,
                        event.name(),
                        event.revision(),
                        PAYLOAD,
                        event.metadata(),
                        event.fact())),
                Map.of());
    }

    private static Step bareInsert(TestDatabase database) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        PreparedStatement insert = connection.prepareStatement("""
                insert into reeve.event values (-nextval('reeve.ceiling'), ?, 'Note', ?, 0, 'sample_note.retitled', '2',
                                                now(), ?, ?, ?)""");
        byte[] hash = new byte[32];
        return () -> {
            NewEvent event = unit().events().getFirst();
            insert.setObject(1, event.id());
            insert.setString(2, event.aggregateId());
            insert.setBytes(3, event.payload());
            insert.setBytes(4, event.metadata());
            insert.setBytes(5, hash);
            insert.executeUpdate();
        };
    }

    private static double rate(int callers, Caller caller) throws Exception {
        LongAdder done = new LongAdder();
        long end = System.nanoTime() + WARM_UP.plus(MEASURED).toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, callers)
                    .forEach(number -> threads.submit(() -> {
                        Step step = caller.begin();
                        while (System.nanoTime() < end) {
                            step.once();
                            done.increment();
                        }
                        return number;
                    }));
            Thread.sleep(WARM_UP);
            done.reset();
        }
        return done.sum() / (double) MEASURED.toSeconds();
    }

    private static void report(String what, double rate) {
        System.out.printf("%-45s %,10.0f/s%n", what, rate);
    }
}
