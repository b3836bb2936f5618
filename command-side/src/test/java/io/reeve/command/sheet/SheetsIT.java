package io.reeve.command.sheet;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.reeve.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import sample.closing.ClosingOnTime;
import sample.jar.JarCommand.OpenJar;
import sample.jar.JarCommand.PutMarbles;
import sample.jar.JarNode;
import sample.jar.JarNodes;

class SheetsIT {

    private static final String NEW_YEAR = "2030-01-01T00:00:00Z";
    private static final List<Class<?>> HANDLERS = List.of(ClosingOnTime.class, Time.class);

    @RegisterExtension
    final JarNodes nodes = new JarNodes(HANDLERS);

    private final TestDatabase database = nodes.database();
    private final JdbcClient sql = database.jdbc();

    @Test
    void what_is_due_is_done_once_by_the_sheet_because_of_the_event_that_noted_it() {
        JarNode node = nodes.start();
        node.send(new OpenJar("jar", NEW_YEAR));
        soon().untilAsserted(() -> assertThat(entries()).containsExactly("jar"));

        advance("2029-12-31T23:59:59Z");
        assertThat(closed()).as("a second early").isEmpty();
        advance("2030-01-01T00:00:05Z");

        soon().untilAsserted(() -> assertThat(entries()).isEmpty());
        assertThat(closed()).containsExactly("jar");
        var event = sql.sql("""
                        select e.payload ->> 'actor' as actor, e.payload ->> 'at' as at,
                               e.metadata ->> 'causationId' = c.event_id::text as caused,
                               e.metadata ->> 'correlationId' as correlation
                        from reeve.event_readable e, reeve.event c
                        where e.name = 'test_jar.closed' and c.name = 'test_jar.opened'""").query().singleRow();
        assertThat(event)
                .containsEntry("actor", "sheet:closing-time")
                .containsEntry("at", "2030-01-01T00:00:05Z")
                .containsEntry("caused", true)
                .containsEntry("correlation", "request-1");
    }

    @Test
    void a_thing_is_due_when_it_was_last_said_to_be() {
        JarNode node = nodes.start();
        node.send(new OpenJar("moved", NEW_YEAR));
        node.send(new PutMarbles("moved", 1));
        node.send(new OpenJar("struck-out", NEW_YEAR));
        node.send(new PutMarbles("struck-out", 10));
        node.send(new OpenJar("kept", NEW_YEAR));
        soon().untilAsserted(() -> assertThat(entries()).containsExactlyInAnyOrder("moved", "kept"));

        advance("2030-01-01T12:00:00Z");
        soon().untilAsserted(() -> assertThat(entries()).containsExactly("moved"));
        advance("2030-01-02T12:00:00Z");
        soon().untilAsserted(() -> assertThat(entries()).isEmpty());

        assertThat(closed()).containsExactly("kept", "moved");
    }

    @Test
    void a_refused_command_leaves_its_entry_and_the_reason_and_is_tried_again_later_and_later() {
        JarNode node = nodes.start();
        node.send(new OpenJar("refused", NEW_YEAR));
        soon().untilAsserted(() -> assertThat(entries()).containsExactly("refused"));

        advance("2030-01-01T00:00:00Z");
        soon().untilAsserted(() -> assertThat(tries()).isEqualTo("1 2030-01-01 00:00:01 fewer"));
        advance("2030-01-01T00:00:01Z");
        soon().untilAsserted(() -> assertThat(tries()).isEqualTo("2 2030-01-01 00:00:03 fewer"));
        advance("2030-01-01T00:00:10Z");
        soon().untilAsserted(() -> assertThat(tries()).isEqualTo("3 2030-01-01 00:00:14 fewer"));
    }

    @Test
    void what_is_refused_shows_in_the_metrics_until_it_is_taken() {
        JarNode node = nodes.start();
        node.send(new OpenJar("refused", NEW_YEAR));
        node.send(new OpenJar("later", "2030-02-01T00:00:00Z"));
        soon().untilAsserted(() -> assertThat(entries()).hasSize(2));
        assertThat(List.of(gauge("refused"), gauge("overdue.seconds"))).containsExactly(0.0, 0.0);

        advance("2030-01-01T00:00:00Z");
        soon().untilAsserted(() -> assertThat(gauge("refused")).isEqualTo(1));
        advance("2030-01-01T00:00:10Z");
        assertThat(gauge("overdue.seconds")).isEqualTo(10);

        sql.sql("delete from reeve.sheet_entry where key = 'refused'").update();
        soon().untilAsserted(() -> assertThat(gauge("refused")).isZero());
        assertThat(gauge("overdue.seconds")).isZero();
    }

    @Test
    void two_nodes_share_what_is_due_and_do_nothing_twice() {
        JarNode one = nodes.start();
        nodes.start();
        IntStream.range(0, 100).forEach(n -> one.send(new OpenJar("jar-" + n, NEW_YEAR)));
        soon().untilAsserted(() -> assertThat(entries()).hasSize(100));

        advance("2030-01-01T00:00:00Z");

        soon().untilAsserted(() -> assertThat(entries()).isEmpty());
        assertThat(closed()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void what_became_due_while_nobody_was_there_is_done_at_the_next_start() {
        try (JarNode node = JarNode.start(database, HANDLERS)) {
            node.bean(Time.class).set("2029-12-31T00:00:00Z");
            node.send(new OpenJar("jar", NEW_YEAR));
            soon().untilAsserted(() -> assertThat(entries()).containsExactly("jar"));
        }
        nodes.start();

        advance("2030-03-01T00:00:00Z");

        soon().untilAsserted(() -> assertThat(closed()).containsExactly("jar"));
    }

    private void advance(String time) {
        nodes.started().forEach(node -> node.bean(Time.class).set(time));
    }

    private List<String> entries() {
        return sql.sql("select key from reeve.sheet_entry").query(String.class).list();
    }

    private List<String> closed() {
        return sql.sql("select aggregate_id from reeve.event where name = 'test_jar.closed' order by position")
                .query(String.class)
                .list();
    }

    private String tries() {
        return sql.sql("""
                        select attempts || ' ' || (next_try_at at time zone 'UTC') || ' ' || substring(last_error from 'fewer')
                        from reeve.sheet_entry where attempts > 0""").query(String.class).optional().orElse("none yet");
    }

    private double gauge(String name) {
        return nodes.started()
                .getFirst()
                .bean(MeterRegistry.class)
                .get("reeve.sheet." + name)
                .gauge()
                .value();
    }

    /** Not annotated as a configuration, so that no scan finds it. */
    static class Time {

        private volatile Instant now = Instant.parse("2029-12-31T00:00:00Z");

        void set(String time) {
            now = Instant.parse(time);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Clock clock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}
