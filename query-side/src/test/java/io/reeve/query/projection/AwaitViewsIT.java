package io.reeve.query.projection;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.kernel.Metadata;
import io.reeve.kernel.projection.AwaitViews;
import io.reeve.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import sample.jar.JarCommand.CloseJar;
import sample.jar.JarCommand.OpenJar;
import sample.jar.JarCommand.PutMarbles;
import sample.jar.JarNode;
import sample.jar.JarNodes;
import sample.jar.ShelfCommand.NameShelf;
import sample.jarview.Jars;
import sample.jarview.Shelves;

class AwaitViewsIT {

    private static final List<Class<?>> HANDLERS = List.of(Jars.class, Shelves.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    final JarNodes nodes = new JarNodes(HANDLERS);

    private final TestDatabase database = nodes.database();
    private final JdbcClient sql = database.jdbc();

    @BeforeEach
    void start() {
        nodes.start();
        write(nodes.started().getFirst(), new NameShelf("shelf", "upper"));
    }

    @Test
    void what_was_awaited_can_be_read_every_time() {
        JarNode node = nodes.started().getFirst();
        for (int n = 0; n < 200; n++) {
            assertThat(write(node, new OpenJar("jar-" + n, "shelf"))).isTrue();
            assertThat(marbles("jar-" + n)).isZero();
            assertThat(write(node, new PutMarbles("jar-" + n, 1))).isTrue();
            assertThat(marbles("jar-" + n)).isEqualTo(1);
        }
    }

    @Test
    void it_can_be_read_whichever_node_fills_the_view() {
        nodes.start();
        nodes.start();
        for (int n = 0; n < 60; n++) {
            JarNode node = nodes.started().get(n % 3);
            assertThat(write(node, new OpenJar("jar-" + n, "shelf")))
                    .as("on node " + n % 3)
                    .isTrue();
            assertThat(marbles("jar-" + n)).isZero();
        }
    }

    @Test
    void a_node_that_came_later_does_not_wait_for_what_was_committed_before() {
        CommandResultMessage<?> result = nodes.started().getFirst().send(new OpenJar("early", "shelf"));
        assertThat(await(nodes.started().getFirst(), result, PATIENCE)).isTrue();

        JarNode later = nodes.start();

        soon().until(() -> await(later, result, Duration.ofMillis(100)));
    }

    @Test
    void patience_ends_when_a_view_does_not_come_along_and_what_was_late_is_there_later() {
        JarNode node = nodes.started().getFirst();
        CountDownLatch gate = new CountDownLatch(1);
        node.bean(Jars.class).holdBack(gate);
        CommandResultMessage<?> result = node.send(new OpenJar("late", "shelf"));

        assertThat(await(node, result, Duration.ofMillis(300))).isFalse();

        node.bean(Jars.class).holdBack(null);
        gate.countDown();
        assertThat(await(node, result, PATIENCE)).isTrue();
        assertThat(marbles("late")).isZero();
    }

    @Test
    void an_event_that_no_view_handles_is_not_waited_for() {
        JarNode node = nodes.started().getFirst();
        write(node, new OpenJar("jar", "shelf"));
        node.bean(Jars.class).holdBack(new CountDownLatch(1));

        assertThat(write(node, new CloseJar("jar"))).isTrue();
    }

    @Test
    void a_parked_event_and_those_behind_it_are_not_waited_for() {
        JarNode node = nodes.started().getFirst();
        write(node, new OpenJar("jar", "shelf"));

        assertThat(write(node, new PutMarbles("jar", 13))).isTrue();
        assertThat(write(node, new PutMarbles("jar", 1))).isTrue();

        assertThat(marbles("jar")).isZero();
        assertThat(sql.sql("select count(*) from reeve.dead_letter_entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private static boolean write(JarNode node, Object command) {
        return await(node, node.send(command), PATIENCE);
    }

    private static boolean await(JarNode node, CommandResultMessage<?> result, Duration patience) {
        AwaitViews query = new AwaitViews(
                position(result, Metadata.FIRST_POSITION), position(result, Metadata.LAST_POSITION), patience);
        return node.bean(QueryGateway.class).query(query, query.answer()).join();
    }

    private static long position(CommandResultMessage<?> result, String key) {
        return Objects.requireNonNull((Long) result.getMetaData().get(key));
    }

    private int marbles(String jar) {
        return nodes.started()
                .getLast()
                .bean(Read.class)
                .sql("select marbles from jar where id = ?")
                .param(jar)
                .query(Integer.class)
                .single();
    }
}
