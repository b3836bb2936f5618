package io.reeve.bench;

import io.reeve.bench.ClosedLoop.Turn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What auditors ask: who held what, today and in the past, and why. Most grants are rows that SQL puts into the view, spread
 * over the whole log with two of three ended again; why is asked of those that were really granted, whose events are there.
 */
final class AuditReads {

    private static final int APPS = 50;

    /** A grant that ends does so within a tenth of the log. */
    private static final String FILL = """
            insert into read.access (account_id, grant_id, app_id, user_id, permission_id, method, granted, held, granted_at,
                                     ended_at)
            select gen_random_uuid(), gen_random_uuid(), md5('app ' || n %% %1$d)::uuid,
                   people[1 + n %% cardinality(people)], md5('permission ' || n %% %1$d || n %% 4)::uuid, 'MANUAL', began,
                   int8range(began, ended), (select recorded_at from reeve.event where position = began),
                   (select recorded_at from reeve.event where position = ended)
            from generate_series(1, ?::bigint) n,
                 (select array_agg(id) from (select id from read.person order by id limit 10000)) chosen (people),
                 (select position from reeve.log_head) log (head),
                 lateral (select 1 + n * (head - 1) / ?::bigint) beginning (began),
                 lateral (select case when n %% 3 > 0 and began + 1 + n * 7919 %% (head / 10) <= head
                                      then began + 1 + n * 7919 %% (head / 10) end) ending (ended)""".formatted(APPS);

    private final Database database;
    private final List<HttpConnection> connections;
    private final String auditor;
    private final List<String> people;
    private final List<String> apps;
    private final List<String> reallyGranted;
    private final long head;

    AuditReads(Database database, List<HttpConnection> connections, String auditor) {
        this.database = database;
        this.connections = connections;
        this.auditor = auditor;
        this.people = texts("select id from read.person order by id limit 10000");
        this.apps = texts("select md5('app ' || n)::uuid from generate_series(0, %d) n".formatted(APPS - 1));
        this.reallyGranted =
                texts("select grant_id from read.access where grant_id in (select id from read.access_request)"
                        + " order by granted limit 10000");
        this.head = database.number("select position from reeve.log_head");
    }

    /** Until there are so many; behind the back of the server, which only reads them. */
    void fill(long grants) {
        long missing = grants - grants();
        if (missing <= 0) {
            return;
        }
        try (Connection connection = database.connect();
                PreparedStatement fill = connection.prepareStatement(FILL);
                Statement analyze = connection.createStatement()) {
            fill.setLong(1, missing);
            fill.setLong(2, missing);
            fill.executeUpdate();
            analyze.execute("analyze read.access");
        } catch (SQLException e) {
            throw new IllegalStateException("the grants cannot be put in", e);
        }
    }

    long grants() {
        return database.number("select count(*) from read.access");
    }

    /** {@code part} is where in the log: 0 its beginning, 1 its end. */
    Turn person(double part) {
        long position = position(part);
        return get(turn -> "/audit/access?as_of=%d&person=%s".formatted(position, person(turn)));
    }

    Turn personAtTime(double part) {
        String time = texts("select to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " from reeve.event where position = " + position(part))
                .getFirst();
        return get(turn -> "/audit/access?as_of=%s&person=%s".formatted(time, person(turn)));
    }

    Turn app(double part) {
        long position = position(part);
        return get(turn -> "/audit/access?as_of=%d&app=%s".formatted(position, app(turn)));
    }

    Turn everything(double part) {
        long position = position(part);
        return get(turn -> "/audit/access?as_of=" + position);
    }

    /** A tenth of the log. */
    Turn appBetween(double from) {
        long first = position(from);
        long last = position(from + 0.1);
        return get(turn -> "/audit/access?from=%d&to=%d&app=%s".formatted(first, last, app(turn)));
    }

    Turn why() {
        if (reallyGranted.isEmpty()) {
            throw new IllegalStateException("nothing was really granted, so there is no reason to ask for");
        }
        return get(turn ->
                "/audit/access/%s/why".formatted(reallyGranted.get((int) (turn * 7919 % reallyGranted.size()))));
    }

    private long position(double part) {
        return Math.clamp((long) (head * part), 1, head);
    }

    private String person(long turn) {
        return people.get((int) (turn * 7919 % people.size()));
    }

    private String app(long turn) {
        return apps.get((int) (turn % APPS));
    }

    private Turn get(LongFunction<String> path) {
        return (client, turn) -> connections
                .get(client)
                .get(path.apply(turn * connections.size() + client), auditor)
                .expect(200);
    }

    private List<String> texts(String query) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
