package io.reeve.bench;

import io.reeve.bench.ClosedLoop.Result;
import io.reeve.bench.ClosedLoop.Turn;
import io.reeve.command.eventstore.AppenderLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures a running server: {@code Bench PORT DATA-FOLDER ADMIN-TOKEN}. What is printed comes from one run on one machine, the
 * driver included, and means something only beside the other figures of that run.
 */
final class Bench {

    private static final int CLIENTS = 16;
    private static final int PEOPLE = Integer.getInteger("bench.people", 10_000);
    private static final int PERMISSIONS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 5));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 15));

    private final Report report = new Report(System.out);

    public static void main(String[] arguments) throws IOException, SQLException {
        if (arguments.length != 3) {
            System.err.println("usage: Bench PORT DATA-FOLDER ADMIN-TOKEN");
            System.exit(2);
        }
        Bench bench = new Bench();
        Database server = Database.ofServer(Path.of(arguments[1]));
        bench.store(server);
        bench.http(Integer.parseInt(arguments[0]), arguments[2], server);
    }

    private void store(Database server) throws SQLException {
        report.title("The event store, without the product");
        Database database = server.fresh("bench_store");
        double ceiling;
        try (AxonLoad axon = new AxonLoad(database, 64)) {
            try (Ceiling plain = new Ceiling(database, CLIENTS)) {
                Result result = loop(CLIENTS).run(plain::insert);
                ceiling = result.perSecond();
                report.row("ceiling: bare inserts, a durable transaction each, no order", CLIENTS, result, "");
            }
            try (AppenderLoad appender = new AppenderLoad(database.url(), database.user(), database.password())) {
                for (int callers : new int[] {1, CLIENTS, 64}) {
                    row("the appender alone", callers, appender::append, ceiling);
                }
            }
            for (int callers : new int[] {1, CLIENTS, 64}) {
                row("commands through Axon, two for each aggregate", callers, axon::send, ceiling);
            }
        }
    }

    private void http(int port, String admin, Database server) {
        long before = System.nanoTime();
        Organisation organisation = new Organisation(port, admin, PEOPLE, PERMISSIONS);
        double seconds = (System.nanoTime() - before) / 1e9;
        report.note(
                "%nLoaded over HTTP before the rest: %,d people with a token each in %.0f s (%,.0f people and tokens a second)."
                        .formatted(PEOPLE, seconds, PEOPLE / seconds));

        List<HttpConnection> connections = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            connections.add(new HttpConnection(port));
        }
        Directory directory = new Directory(organisation, admin, connections);
        Lives lives = new Lives(organisation, connections);

        report.title("Over HTTP");
        row("whole short lives: submit, approve, group grant, COMPLETED", lives::shortLife, server);
        row("whole long lives: submit, manager, two stages, manual grant, COMPLETED", lives::longLife, server);
        row("requests submitted", lives::submit, server);
        row("people created", directory::create, server);
        row("people changed", directory::change, server);
        row("people read by id", directory::readById, server);
        row("people found by user name", directory::findByUserName, server);
        row("people found by department", directory::findByDepartment, server);
        row("people found by membership", directory::findByMembership, server);
        row("activity log, 50 entries at offset 10", activityAt(connections, admin, 10), server);
        long deep = server.number("select position from reeve.log_head") - 100;
        row("activity log, 50 entries at offset %,d".formatted(deep), activityAt(connections, admin, deep), server);
        connections.forEach(HttpConnection::close);
    }

    private static Turn activityAt(List<HttpConnection> connections, String admin, long offset) {
        return (client, turn) -> connections
                .get(client)
                .get("/activity_logs?limit=50&offset=" + offset, admin)
                .expect(200);
    }

    private void row(String what, int callers, Turn turn, double ceiling) {
        Result result = loop(callers).run(turn);
        report.row(what, callers, result, "%.2f of the ceiling".formatted(result.perSecond() / ceiling));
    }

    /** With what one turn writes: events, and bytes of them as stored. */
    private void row(String what, Turn turn, Database server) {
        long events = server.number("select position from reeve.log_head");
        Result result = new ClosedLoop(CLIENTS, Duration.ZERO, WARM_UP).run(turn);
        long warm = server.number("select position from reeve.log_head");
        Result measured = new ClosedLoop(CLIENTS, Duration.ZERO, MEASURED).run(turn);
        long after = server.number("select position from reeve.log_head");
        long bytes = server.number(
                "select coalesce(sum(octet_length(payload) + octet_length(metadata)), 0) from reeve.event where position > "
                        + warm);
        String beside = after - warm == 0
                ? ""
                : "%.1f events, %,d bytes each turn"
                        .formatted((double) (after - warm) / measured.turns(), bytes / measured.turns());
        report.row(what, CLIENTS, measured, beside);
        if (result.turns() == 0 || warm < events) {
            throw new IllegalStateException("the log went backwards");
        }
    }

    private static ClosedLoop loop(int callers) {
        return new ClosedLoop(callers, WARM_UP, MEASURED);
    }
}
