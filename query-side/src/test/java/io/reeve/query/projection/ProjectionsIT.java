package io.reeve.query.projection;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import sample.jar.JarCommand.OpenJar;
import sample.jar.JarCommand.PutMarbles;
import sample.jar.JarNode;
import sample.jar.JarNodes;
import sample.jar.ShelfCommand.NameShelf;
import sample.jarview.Jars;
import sample.jarview.JarsAgain;
import sample.jarview.Labels;
import sample.jarview.Shelves;
import sample.jarview.changed.ChangedJars;

class ProjectionsIT {

    private static final List<Class<?>> HANDLERS = List.of(Jars.class, Shelves.class);

    @RegisterExtension
    final JarNodes nodes = new JarNodes(HANDLERS);

    private final TestDatabase database = nodes.database();
    private final JdbcClient sql = database.jdbc();

    @Test
    void an_sql_error_parks_one_event_whole_and_its_sequence_waits_while_others_flow() {
        park(13);
        assertThat(sql.sql("select cause_message from reeve.dead_letter_entry where cause_message is not null")
                        .query(String.class)
                        .single())
                .contains("violates not-null constraint")
                .as("values of the row are nobody's business")
                .doesNotContain("somebody@example.org");
        canBeHandledOnceMended(13);
    }

    @Test
    void an_exception_parks_one_event_whole_and_its_sequence_waits_while_others_flow() {
        park(14);
        canBeHandledOnceMended(14);
    }

    private void park(int poison) {
        JarNode node = nodes.start();
        node.send(new NameShelf("shelf", "upper"));
        node.send(new OpenJar("bad", "shelf"));
        node.send(new PutMarbles("bad", 1));
        IntStream.range(0, 20).forEach(n -> node.send(new OpenJar("good-" + n, "shelf")));
        StreamingEventProcessor processor = processor(node);
        processor.shutDown();

        node.sendAll(IntStream.range(0, 10).mapToObj(n -> new PutMarbles("good-" + n, 2)));
        node.send(new PutMarbles("bad", poison));
        node.sendAll(IntStream.range(5, 20).mapToObj(n -> new PutMarbles("good-" + n, 3)));
        node.send(new PutMarbles("bad", 2));
        node.sendAll(IntStream.range(0, 20).mapToObj(n -> new PutMarbles("good-" + n, 4)));
        processor.start();

        soon().untilAsserted(() -> assertThat(jar("good-19")).isEqualTo("7 in 2"));
        IntStream.range(0, 5).forEach(n -> assertThat(jar("good-" + n)).isEqualTo("6 in 2"));
        IntStream.range(5, 10).forEach(n -> assertThat(jar("good-" + n)).isEqualTo("9 in 3"));
        IntStream.range(10, 20).forEach(n -> assertThat(jar("good-" + n)).isEqualTo("7 in 2"));
        assertThat(jar("bad")).isEqualTo("1 in 1");
        assertThat(parked()).isEqualTo(2);
    }

    private void canBeHandledOnceMended(int poison) {
        JarNode node = nodes.started().getFirst();
        node.bean(Jars.class).mend();
        assertThat(node.bean(EventProcessingConfiguration.class)
                        .sequencedDeadLetterProcessor("view-jar")
                        .orElseThrow()
                        .processAny())
                .isTrue();
        assertThat(parked()).isZero();
        assertThat(jar("bad")).isEqualTo(poison + 3 + " in 3");
    }

    @Test
    void a_restart_goes_on_where_each_view_was_and_counts_nothing_twice() {
        try (JarNode before = JarNode.start(database, HANDLERS)) {
            before.send(new NameShelf("shelf", "upper"));
            before.send(new OpenJar("jar", "shelf"));
            before.sendAll(Stream.generate(() -> new PutMarbles("jar", 1)).limit(50));
        }
        JarNode after = nodes.start();
        after.sendAll(Stream.generate(() -> new PutMarbles("jar", 1)).limit(50));

        soon().untilAsserted(() -> assertThat(jar("jar")).isEqualTo("100 in 100"));
        assertThat(parked()).isZero();
    }

    @Test
    void a_batch_whose_transaction_was_lost_is_handled_again_and_counts_once() {
        JarNode node = nodes.start();
        node.send(new NameShelf("shelf", "upper"));
        node.send(new OpenJar("jar", "shelf"));

        for (int n = 0; n < 20; n++) {
            node.send(new PutMarbles("jar", 1));
            if (n % 5 == 0) {
                sql.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and query like '%token_entry%'"
                                + " and pid <> pg_backend_pid()")
                        .query(Boolean.class)
                        .list();
            }
        }

        soon().untilAsserted(() -> assertThat(jar("jar")).isEqualTo("20 in 20"));
        assertThat(parked()).as("a lost connection is no fault of the event").isZero();
    }

    @Test
    void a_view_fed_by_two_aggregates_is_in_order_with_several_segments() {
        JarNode node = nodes.start("reeve.processing.views.segments=4");

        IntStream.range(0, 200).forEach(n -> {
            node.send(new NameShelf("shelf-" + n, "name of " + n));
            node.send(new OpenJar("jar-" + n, "shelf-" + n));
        });

        soon().untilAsserted(() -> assertThat(count("read.shelf_jar where name = 'name of ' || substring(jar from 5)"))
                .isEqualTo(200));
        assertThat(parked()).isZero();
        assertThat(count("reeve.token_entry where processor_name = 'view-shelf'"))
                .isEqualTo(4);
    }

    @Test
    void what_takes_away_what_others_wrote_is_not_handled_before_it_however_many_segments_there_are() {
        JarNode node = nodes.start(List.of(Labels.class, Shelves.class), "reeve.processing.views.segments=4");
        CountDownLatch gate = new CountDownLatch(1);
        node.bean(Labels.class).holdBack(gate);
        IntStream.range(0, 12).forEach(n -> {
            node.send(new NameShelf("shelf-" + n, "first"));
            node.send(new OpenJar("jar-" + n, "shelf-" + n));
            node.send(new NameShelf("shelf-" + n, "last"));
        });
        soon().until(() -> count("read.shelf where name = 'last'") == 12);

        gate.countDown();

        soon().until(() -> count("read.label_seen") == 24);
        assertThat(count("read.label")).as("all were taken away").isZero();
        assertThat(count("reeve.token_entry where processor_name = 'view-label'"))
                .isEqualTo(1);
        assertThat(count("reeve.token_entry where processor_name = 'view-shelf'"))
                .isEqualTo(4);
    }

    @Test
    void nodes_that_start_together_make_the_tables_once() {
        List<JarNode> all = nodes.startTogether(3);
        all.get(0).send(new NameShelf("shelf", "upper"));
        all.get(1).send(new OpenJar("jar", "shelf"));
        all.get(2).send(new PutMarbles("jar", 5));

        soon().untilAsserted(() -> assertThat(jar("jar")).isEqualTo("5 in 1"));
        assertThat(count("reeve.projection")).isEqualTo(2);
        assertThat(sql.sql("select tables from reeve.projection where name = 'view-shelf'")
                        .query((row, n) -> (String[]) row.getArray(1).getArray())
                        .single())
                .containsExactlyInAnyOrder("shelf", "shelf_jar");
    }

    @Test
    void a_changed_projection_is_made_anew_from_the_first_event_on() {
        try (JarNode before = JarNode.start(database, HANDLERS)) {
            before.send(new NameShelf("shelf", "upper"));
            before.send(new OpenJar("jar", "shelf"));
            before.send(new PutMarbles("jar", 7));
            soon().untilAsserted(() -> assertThat(jar("jar")).isEqualTo("7 in 1"));
        }

        nodes.start(List.of(ChangedJars.class));

        soon().untilAsserted(() ->
                assertThat(count("read.jar_again where marbles = 7")).isEqualTo(1));
        assertThat(count("pg_tables where schemaname = 'read' and tablename = 'jar'"))
                .as("the table of the version before")
                .isZero();
        assertThat(count("read.shelf_jar")).as("another view's table").isEqualTo(1);
    }

    @Test
    void queries_see_the_views_and_cannot_write_and_nothing_but_handlers_of_events_can() {
        JarNode node = nodes.start();

        assertThat(node.bean(Read.class)
                        .sql("select count(*) from jar")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> node.bean(Read.class).sql("delete from jar").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only");
        assertThatThrownBy(() -> node.bean(Rows.class).sql("delete from jar"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event handlers only");
    }

    @Test
    void an_update_that_hits_no_row_is_an_error() {
        assertThatThrownBy(() -> Rows.exactlyOne(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Rows.exactlyOne(2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void two_classes_cannot_fill_one_view() {
        assertThatThrownBy(() -> nodes.start(List.of(Jars.class, JarsAgain.class)))
                .rootCause()
                .hasMessageContaining("a view is one class");
    }

    private static StreamingEventProcessor processor(JarNode node) {
        return node.bean(EventProcessingConfiguration.class)
                .eventProcessor("view-jar", StreamingEventProcessor.class)
                .orElseThrow();
    }

    private String jar(String id) {
        return sql.sql("select marbles || ' in ' || puts from read.jar where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("not there");
    }

    private long parked() {
        return count("reeve.dead_letter_entry");
    }

    private long count(String from) {
        return sql.sql("select count(*) from " + from).query(Long.class).single();
    }
}
