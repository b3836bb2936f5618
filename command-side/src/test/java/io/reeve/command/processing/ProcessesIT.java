package io.reeve.command.processing;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.reeve.testing.TestDatabase;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import sample.closing.ClosingFullJars;
import sample.jar.JarCommand.OpenJar;
import sample.jar.JarCommand.PutMarbles;
import sample.jar.JarNode;
import sample.jar.JarNodes;

class ProcessesIT {

    private static final String GROUP = "process-closing";
    private static final List<Class<?>> HANDLERS = List.of(ClosingFullJars.class);

    @RegisterExtension
    final JarNodes nodes = new JarNodes(HANDLERS);

    private final TestDatabase database = nodes.database();
    private final JdbcClient sql = database.jdbc();

    @BeforeEach
    void a_table_of_the_process() {
        sql.sql("create table reeve.closing (jar text not null)").update();
    }

    @Test
    void two_nodes_that_start_together_on_an_empty_log_handle_every_event_once_from_the_first_on() {
        List<JarNode> both = nodes.startTogether(2);

        IntStream.range(0, 40).forEach(n -> fill(both.get(n % 2), "jar-" + n));

        soon().untilAsserted(() -> assertThat(closed()).isEqualTo(40));
        assertThat(rows()).hasSize(40).doesNotHaveDuplicates();
        assertThat(handledBy(both.get(0)).size() + handledBy(both.get(1)).size())
                .isEqualTo(80);
    }

    @Test
    void a_command_that_was_sent_before_the_process_was_interrupted_is_repeated_without_harm() {
        JarNode node = nodes.start();

        fill(node, "interrupted-1");

        soon().untilAsserted(() -> assertThat(rows()).containsExactly("interrupted-1"));
        assertThat(handledBy(node).stream().filter("interrupted-1"::equals)).hasSize(3);
        assertThat(closed()).isEqualTo(1);
        assertThat(parked()).isZero();
    }

    @Test
    void an_sql_error_parks_its_event_and_what_follows_in_its_sequence_while_others_flow() {
        parks("poison-sql");
    }

    @Test
    void an_exception_parks_its_event_and_what_follows_in_its_sequence_while_others_flow() {
        parks("poison-java");
    }

    @Test
    void a_java_error_parks_its_event_and_does_not_end_the_worker() {
        parks("poison-error");
    }

    private void parks(String poison) {
        JarNode node = nodes.start();

        fill(node, poison);
        node.send(new PutMarbles(poison, 2));
        IntStream.range(0, 10).forEach(n -> fill(node, "good-" + n));

        soon().untilAsserted(() -> assertThat(rows()).hasSize(10));
        assertThat(rows()).noneMatch(poison::equals);
        assertThat(parked()).isEqualTo(2);
        assertThat(sql.sql("select position from reeve.dead_letter_entry order by sequence_index")
                        .query(Long.class)
                        .list())
                .isEqualTo(positionsOf(poison, "test_jar.marbles_put"));
        assertThat(sql.sql("select count(*) from reeve.dead_letter_entry where cause_type is null")
                        .query(Long.class)
                        .single())
                .as("the one that waits has no fault of its own")
                .isEqualTo(1);

        node.bean(ClosingFullJars.class).mend();
        assertThat(node.bean(EventProcessingConfiguration.class)
                        .sequencedDeadLetterProcessor(GROUP)
                        .orElseThrow()
                        .processAny())
                .isTrue();

        assertThat(parked()).isZero();
        assertThat(rows()).filteredOn(poison::equals).hasSize(2);
    }

    @Test
    void a_letter_that_fails_again_stays_and_leaves_no_row() {
        JarNode node = nodes.start();
        fill(node, "poison-sql");
        soon().untilAsserted(() -> assertThat(parked()).isEqualTo(1));

        assertThat(node.bean(EventProcessingConfiguration.class)
                        .sequencedDeadLetterProcessor(GROUP)
                        .orElseThrow()
                        .processAny())
                .isFalse();

        assertThat(parked()).isEqualTo(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_process_that_is_new_to_an_old_log_begins_with_what_happens_next() {
        try (JarNode before = JarNode.start(database, List.of())) {
            fill(before, "long-ago");
        }
        JarNode node = nodes.start();

        fill(node, "now");

        soon().untilAsserted(() -> assertThat(rows()).containsExactly("now"));
        assertThat(handledBy(node)).containsOnly("now");
    }

    @Test
    void a_process_cannot_be_replayed() {
        StreamingEventProcessor processor = nodes.start()
                .bean(EventProcessingConfiguration.class)
                .eventProcessor(GROUP, StreamingEventProcessor.class)
                .orElseThrow();
        soon().until(() -> processor.processingStatus().size() == 4);
        processor.shutDown();

        assertThat(processor.supportsReset()).isFalse();
        assertThatThrownBy(processor::resetTokens).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_work_of_a_node_that_died_is_taken_over_long_before_its_claims_time_out() throws Exception {
        JarNode dying = nodes.start("reeve.processing.claim-timeout=10m");
        fill(dying, "first");
        soon().untilAsserted(() -> assertThat(rows()).containsExactly("first"));
        JarNode heir = nodes.start("reeve.processing.claim-timeout=10m");

        dying.die();
        IntStream.range(0, 8).forEach(n -> fill(heir, "orphan-" + n));

        soon().untilAsserted(() -> assertThat(rows()).hasSize(9).doesNotHaveDuplicates());
    }

    @Test
    void a_restart_goes_on_where_the_process_was() {
        try (JarNode before = JarNode.start(database, HANDLERS)) {
            fill(before, "before");
            soon().untilAsserted(() -> assertThat(rows()).hasSize(1));
        }
        JarNode after = nodes.start();

        fill(after, "after");

        soon().untilAsserted(() -> assertThat(rows()).hasSize(2));
        assertThat(handledBy(after)).containsOnly("after");
    }

    @Test
    void meters_tell_how_far_a_process_has_come_what_it_parked_and_how_long_commands_take() {
        JarNode node = nodes.start(List.of(ClosingFullJars.class, SimpleMeterRegistry.class));
        MeterRegistry meters = node.bean(MeterRegistry.class);

        fill(node, "good");
        fill(node, "poison-java");

        soon().untilAsserted(() -> {
            assertThat(gauge(meters, "position")).isEqualTo(6);
            assertThat(gauge(meters, "lag.events")).isZero();
            assertThat(gauge(meters, "lag.seconds")).isZero();
            assertThat(gauge(meters, "parked")).isEqualTo(1);
        });
        assertThat(meters.get("reeve.command")
                        .tags("command", "CloseJar", "outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void a_database_that_was_away_parks_nothing_and_all_goes_on_when_it_is_back() {
        JarNode node = nodes.start();
        fill(node, "before");
        soon().untilAsserted(() -> assertThat(rows()).containsExactly("before"));

        sql.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")
                .query(Boolean.class)
                .list();

        soon().untilAsserted(() -> {
            fill(node, "after");
            assertThat(rows()).contains("after");
        });
        assertThat(parked()).isZero();
        soon().untilAsserted(() -> assertThat(sql.sql("select count(*) from reeve.token_entry where owner is null")
                        .query(Long.class)
                        .single())
                .as("segments nobody works on")
                .isZero());
    }

    private static double gauge(MeterRegistry meters, String name) {
        return meters.get("reeve.processor." + name)
                .tag("processor", GROUP)
                .gauge()
                .value();
    }

    @Test
    void handlers_of_events_without_a_named_group_do_not_start() {
        assertThatThrownBy(() -> nodes.start(List.of(Nameless.class)))
                .rootCause()
                .hasMessageContaining("names no @ProcessingGroup");
    }

    @Test
    void a_group_that_is_neither_a_view_nor_a_process_does_not_start() {
        assertThatThrownBy(() -> nodes.start(List.of(Misnamed.class)))
                .rootCause()
                .hasMessageContaining("is called neither view-... nor process-...");
    }

    @Test
    void a_process_that_could_be_replayed_does_not_start() {
        assertThatThrownBy(() -> nodes.start(List.of(Replayable.class)))
                .rootCause()
                .hasMessageContaining("needs @DisallowReplay");
    }

    static class Nameless {
        @EventHandler
        void on(Object event) {}
    }

    @ProcessingGroup("closing")
    static class Misnamed {
        @EventHandler
        void on(Object event) {}
    }

    @ProcessingGroup("process-replayable")
    static class Replayable {
        @EventHandler
        void on(Object event) {}
    }

    private static void fill(JarNode node, String jar) {
        node.sendAll(Stream.of(new OpenJar(jar, "shelf"), new PutMarbles(jar, 1)));
    }

    private static List<String> handledBy(JarNode node) {
        return node.bean(ClosingFullJars.class).handled();
    }

    private List<String> rows() {
        return sql.sql("select jar from reeve.closing").query(String.class).list();
    }

    private long closed() {
        return sql.sql("select count(*) from reeve.event where name = 'test_jar.closed'")
                .query(Long.class)
                .single();
    }

    private long parked() {
        return sql.sql("select count(*) from reeve.dead_letter_entry")
                .query(Long.class)
                .single();
    }

    private List<Long> positionsOf(String jar, String name) {
        return sql.sql("select position from reeve.event where aggregate_id = ? and name = ? order by position")
                .params(jar, name)
                .query(Long.class)
                .list();
    }
}
