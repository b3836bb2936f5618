package io.reeve.query.projection;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.kernel.operation.Finding;
import io.reeve.kernel.operation.ViewAudit;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import sample.jar.JarCommand.OpenJar;
import sample.jar.JarCommand.PutMarbles;
import sample.jar.JarNode;
import sample.jar.ShelfCommand.NameShelf;
import sample.jarview.Jars;
import sample.jarview.Shelves;
import sample.jarview.changed.ChangedJars;
import sample.jarview.twice.JarsTwice;

class CopiesIT {

    private static final List<String> ALL = List.of("jar", "shelf");
    private static final Watch NOBODY = (phase, position, until) -> {};

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final JdbcClient sql = database.jdbc();
    private final List<JarNode> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(JarNode::close);
    }

    @Test
    void a_view_is_made_anew_while_it_is_read_and_written_and_nobody_notices() throws Exception {
        JarNode node = start("reeve.processing.views.segments=4");
        fill(node, 40);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        AtomicLong written = new AtomicLong();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(
                () -> {
                    long before = 0;
                    while (!enough.get()) {
                        List<Map<String, Object>> jars = node.bean(Read.class)
                                .sql("select * from jar order by id")
                                .query()
                                .listOfRows();
                        assertThat(jars).as("what was there stays there").hasSizeGreaterThanOrEqualTo((int) before);
                        before = jars.size();
                        reads.incrementAndGet();
                    }
                },
                Thread::startVirtualThread);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(
                () -> {
                    for (int n = 0; !enough.get(); n++) {
                        node.send(new OpenJar("more-" + n, "shelf"));
                        node.send(new PutMarbles("more-" + n, 3));
                        node.send(new PutMarbles("jar-" + n % 40, 1));
                        written.incrementAndGet();
                    }
                },
                Thread::startVirtualThread);
        soon().until(() -> reads.get() > 20 && written.get() > 20);

        copies(node).rebuild(ALL, Instant.now(), NOBODY);
        copies(node).rebuild(ALL, Instant.now(), NOBODY);

        long then = reads.get();
        soon().until(() -> reads.get() > then + 20 && written.get() > 60);
        enough.set(true);
        CompletableFuture.allOf(reader, writer).get();
        soon().untilAsserted(() -> assertThat(count("read.jar where id like 'more-%' and marbles = 3 and puts = 1"))
                .isEqualTo(count("reeve.event where name = 'test_jar.opened' and aggregate_id like 'more-%'")));
        assertThat(sql.sql("select sum(puts) from read.jar").query(Long.class).single())
                .isEqualTo(count("reeve.event where name = 'test_jar.marbles_put'"));
        assertThat(count("reeve.dead_letter_entry")).isZero();
        assertThat(count("pg_indexes where schemaname = 'read' and indexname = 'jar_by_marbles'"))
                .isEqualTo(1);
        assertThat(count("pg_namespace where nspname = 'read_next'")).isZero();
        assertThat(copies(node).audit(ALL, NOBODY).audits()).allMatch(ViewAudit::passed).anyMatch(audit -> audit.rows() > 80);
    }

    @Test
    void an_audit_names_the_rows_and_columns_that_somebody_changed_and_a_rebuild_mends_them() throws Exception {
        JarNode node = start();
        fill(node, 5);
        sql.sql("update read.jar set marbles = 99 where id = 'jar-1'").update();
        sql.sql("delete from read.jar where id = 'jar-2'").update();
        sql.sql("insert into read.jar (id, marbles, puts) values ('nobody', 0, 0)")
                .update();

        List<ViewAudit> audits = copies(node).audit(ALL, NOBODY).audits();

        assertThat(audits.getFirst().findings())
                .containsExactlyInAnyOrder(
                        new Finding(Finding.Kind.DIFFERENT, "jar", Map.of("id", "jar-1"), List.of("marbles")),
                        new Finding(Finding.Kind.MISSING, "jar", Map.of("id", "jar-2"), List.of()),
                        new Finding(Finding.Kind.EXTRA, "jar", Map.of("id", "nobody"), List.of()));
        assertThat(audits.getFirst())
                .extracting(ViewAudit::rows, ViewAudit::missing, ViewAudit::extra, ViewAudit::different)
                .containsExactly(5L, 1L, 1L, 1L);
        assertThat(audits.getLast().passed()).as("the other view").isTrue();
        assertThat(jar("jar-1")).as("an audit changes nothing").isEqualTo("99 in 1");

        copies(node).rebuild(List.of("jar"), Instant.now(), NOBODY);

        assertThat(copies(node).audit(ALL, NOBODY).audits()).allMatch(ViewAudit::passed);
    }

    @Test
    void what_no_handler_takes_is_parked_in_the_copy_too_and_can_be_handled_once_mended() throws Exception {
        JarNode node = start();
        fill(node, 3);
        node.send(new PutMarbles("jar-0", 13));
        node.send(new PutMarbles("jar-0", 2));
        node.send(new PutMarbles("jar-1", 14));
        node.send(new PutMarbles("jar-2", 5));
        soon().untilAsserted(() -> assertThat(count("reeve.dead_letter_entry")).isEqualTo(3));

        copies(node).rebuild(List.of("jar"), Instant.now(), NOBODY);
        node.send(new PutMarbles("jar-1", 4));

        soon().untilAsserted(() -> assertThat(
                        sql.sql("select sequence_id || ' ' || sequence_index || ' ' || coalesce(cause_message,"
                                        + " 'waits') from reeve.dead_letter_entry where processing_group = 'view-jar'"
                                        + " order by position")
                                .query(String.class)
                                .list())
                .hasSize(4)
                .satisfies(letters -> {
                    assertThat(letters.get(0)).startsWith("jar-0 1").contains("not-null");
                    assertThat(letters.get(1)).isEqualTo("jar-0 2 waits");
                    assertThat(letters.get(2)).isEqualTo("jar-1 1 fourteen");
                    assertThat(letters.get(3)).as("came later").isEqualTo("jar-1 2 waits");
                }));
        assertThat(jar("jar-0")).isEqualTo("1 in 1");
        assertThat(jar("jar-2")).isEqualTo("6 in 2");

        node.bean(Jars.class).mend();
        var letters = node.bean(EventProcessingConfiguration.class)
                .sequencedDeadLetterProcessor("view-jar")
                .orElseThrow();
        assertThat(letters.processAny() && letters.processAny()).isTrue();
        assertThat(jar("jar-1")).isEqualTo("19 in 3");
        assertThat(count("reeve.dead_letter_entry")).isZero();
    }

    @Test
    void a_mended_handler_needs_no_dead_letters_in_the_copy() throws Exception {
        JarNode node = start();
        fill(node, 1);
        node.send(new PutMarbles("jar-0", 14));
        soon().untilAsserted(() -> assertThat(count("reeve.dead_letter_entry")).isEqualTo(1));
        node.bean(Jars.class).mend();

        copies(node).rebuild(List.of("jar"), Instant.now(), NOBODY);
        node.send(new PutMarbles("jar-0", 1));

        soon().untilAsserted(() -> assertThat(jar("jar-0")).isEqualTo("16 in 3"));
        assertThat(count("reeve.dead_letter_entry")).isZero();
    }

    @Test
    void a_rebuild_that_was_broken_off_goes_on_where_it_stopped() throws Exception {
        JarNode node = start();
        fill(node, 10);
        ProjectionCopies copies = copies(node);
        assertThatThrownBy(() -> copies.rebuild(ALL, Instant.now(), (phase, position, until) -> {
                    if (phase == Watch.Phase.INDEXING) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        long stopped = sql.sql("select min(position) from reeve.projection where schema_name = 'read_next'")
                .query(Long.class)
                .single();
        assertThat(stopped).isPositive();
        sql.sql("update read_next.jar set marbles = marbles + 1000 where id = 'jar-3'")
                .update();

        copies.rebuild(ALL, Instant.now(), NOBODY);

        assertThat(jar("jar-3")).as("nothing was begun anew").isEqualTo("1001 in 1");
        copies.rebuild(List.of("jar"), Instant.now().plusSeconds(3600), NOBODY);
        assertThat(jar("jar-3")).isEqualTo("1 in 1");
    }

    @Test
    void what_a_node_that_was_killed_had_begun_is_finished_by_another() throws Exception {
        JarNode killed = start();
        fill(killed, 10);
        assertThat(copies(killed).tryTurn()).isPresent();
        CountDownLatch filling = new CountDownLatch(1);
        CountDownLatch afterwards = new CountDownLatch(1);
        CompletableFuture<Void> begun = CompletableFuture.runAsync(
                () -> {
                    try {
                        copies(killed).rebuild(ALL, Instant.now(), (phase, position, until) -> {
                            filling.countDown();
                            hold(afterwards);
                        });
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                Thread::startVirtualThread);
        assertThat(filling.await(30, TimeUnit.SECONDS)).isTrue();
        killed.die();
        sql.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")
                .query(Boolean.class)
                .list();

        JarNode heir = start();
        soon().until(() -> copies(heir).tryTurn().isPresent());
        sql.sql("update read_next.jar set marbles = marbles + 1000 where id = 'jar-3'")
                .update();
        copies(heir).rebuild(ALL, Instant.now(), NOBODY);
        assertThat(jar("jar-3")).as("nothing was begun anew").isEqualTo("1001 in 1");

        afterwards.countDown();
        assertThat(begun).as("it comes too late").failsWithin(Duration.ofSeconds(30));
        heir.send(new PutMarbles("jar-0", 5));
        soon().untilAsserted(() -> assertThat(jar("jar-0")).isEqualTo("6 in 2"));
        assertThat(jar("jar-3")).isEqualTo("1001 in 1");
        copies(heir).rebuild(List.of("jar"), Instant.now().plusSeconds(3600), NOBODY);
        assertThat(copies(heir).audit(ALL, NOBODY).audits()).allMatch(ViewAudit::passed);
    }

    private static void hold(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_view_that_stands_still_is_overtaken() throws Exception {
        JarNode node = start();
        fill(node, 3);
        node.bean(EventProcessingConfiguration.class)
                .eventProcessor("view-jar")
                .orElseThrow()
                .shutDown();
        IntStream.range(0, 20).forEach(n -> node.send(new PutMarbles("jar-1", 1)));
        // as if it were far behind
        sql.sql("""
            update reeve.token_entry set token = convert_to('{"globalIndex": 0}', 'UTF8') where processor_name = 'view-jar'\
            """).update();
        sql.sql("delete from read.jar").update();

        ProjectionCopies copies = copies(node);
        copies.rebuild(List.of("jar"), Instant.now(), NOBODY);
        node.bean(EventProcessingConfiguration.class)
                .eventProcessor("view-jar")
                .orElseThrow()
                .start();
        node.send(new PutMarbles("jar-1", 1));

        soon().untilAsserted(() -> assertThat(jar("jar-1")).isEqualTo("22 in 22"));
    }

    @Test
    void after_an_upgrade_the_old_rows_serve_until_the_new_ones_are_there() throws Exception {
        try (JarNode before = JarNode.start(database, List.of(Jars.class, Shelves.class))) {
            fill(before, 2);
            assertThat(copies(before).outdated()).isEmpty();
        }
        JarNode node = JarNode.start(database, List.of(JarsTwice.class, Shelves.class));
        nodes.add(node);

        assertThat(jar("jar-0")).as("what the version before made").isEqualTo("1 in 1");
        assertThat(copies(node).outdated()).containsExactly("jar");

        copies(node).rebuild(copies(node).outdated(), Instant.now(), NOBODY);

        assertThat(jar("jar-0")).isEqualTo("2 in 1");
        assertThat(copies(node).outdated()).isEmpty();
    }

    @Test
    void where_the_tables_are_others_the_view_is_incomplete_and_soon_whole() throws Exception {
        try (JarNode before = JarNode.start(database, List.of(Jars.class, Shelves.class))) {
            fill(before, 2);
        }
        JarNode node = JarNode.start(database, List.of(ChangedJars.class, Shelves.class));
        nodes.add(node);

        assertThat(copies(node).outdated()).containsExactly("jar");
        copies(node).rebuild(List.of("jar"), Instant.now(), NOBODY);
        node.send(new PutMarbles("jar-0", 5));

        soon().untilAsserted(() -> assertThat(count("read.jar_again where id = 'jar-0' and marbles = 6"))
                .isEqualTo(1));
    }

    @Test
    void the_past_is_a_copy_that_stops_at_a_position() throws Exception {
        JarNode node = start();
        fill(node, 4);
        long then = count("reeve.event");
        IntStream.range(0, 4).forEach(n -> node.send(new PutMarbles("jar-" + n, 7)));

        copies(node).fillPast("read_past", ALL, then, NOBODY);

        assertThat(count("read_past.jar where marbles = 1")).isEqualTo(4);
        assertThat(count("pg_indexes where schemaname = 'read_past' and indexname = 'jar_by_marbles'"))
                .isEqualTo(1);
        copies(node).forget("read_past");
        assertThat(count("pg_namespace where nspname = 'read_past'")).isZero();
        assertThat(count("reeve.projection where schema_name <> 'read'")).isZero();
    }

    /** Jars with a marble in each, on a shelf, and the views know them. */
    private void fill(JarNode node, int jars) {
        node.send(new NameShelf("shelf", "upper"));
        IntStream.range(0, jars).forEach(n -> {
            node.send(new OpenJar("jar-" + n, "shelf"));
            node.send(new PutMarbles("jar-" + n, 1));
        });
        soon().untilAsserted(() -> assertThat(count("read.jar where puts = 1")).isEqualTo(jars));
    }

    private JarNode start(String... properties) {
        JarNode node = JarNode.start(database, List.of(Jars.class, Shelves.class), properties);
        nodes.add(node);
        return node;
    }

    private static ProjectionCopies copies(JarNode node) {
        return node.bean(ProjectionCopies.class);
    }

    private String jar(String id) {
        return sql.sql("select marbles || ' in ' || puts from read.jar where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse("not there");
    }

    private long count(String from) {
        return sql.sql("select count(*) from " + from).query(Long.class).single();
    }
}
