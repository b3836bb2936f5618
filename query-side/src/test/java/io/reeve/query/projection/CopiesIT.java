package io.reeve.query.projection;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.kernel.operation.Finding;
import io.reeve.kernel.operation.ViewAudit;
import io.reeve.query.projection.ProjectionCopies.Audited;
import io.reeve.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import sample.jar.JarCommand.OpenJar;
import sample.jar.JarCommand.PutMarbles;
import sample.jar.JarNode;
import sample.jar.JarNodes;
import sample.jar.ShelfCommand.NameShelf;
import sample.jarview.Jars;
import sample.jarview.Shelves;
import sample.jarview.changed.ChangedJars;
import sample.jarview.twice.JarsTwice;

class CopiesIT {

    private static final List<String> ALL = List.of("jar", "shelf");
    private static final Watch NOBODY = (phase, position, until) -> {};

    @RegisterExtension
    final JarNodes nodes = new JarNodes(List.of(Jars.class, Shelves.class));

    private final TestDatabase database = nodes.database();
    private final JdbcClient sql = database.jdbc();

    @Test
    void a_view_is_made_anew_while_it_is_read_and_written_and_nobody_notices() throws Exception {
        JarNode node = nodes.start("reeve.processing.views.segments=4");
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

        rebuild(node, ALL, Instant.now(), NOBODY);
        rebuild(node, ALL, Instant.now(), NOBODY);

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
        assertThat(audit(node, ALL)).allMatch(ViewAudit::passed).anyMatch(audit -> audit.rows() > 80);
    }

    @Test
    void an_audit_names_the_rows_and_columns_that_somebody_changed_and_a_rebuild_mends_them() throws Exception {
        JarNode node = nodes.start();
        fill(node, 5);
        sql.sql("update read.jar set marbles = 99 where id = 'jar-1'").update();
        sql.sql("delete from read.jar where id = 'jar-2'").update();
        sql.sql("insert into read.jar (id, marbles, puts) values ('nobody', 0, 0)")
                .update();

        List<ViewAudit> audits = audit(node, ALL);

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

        rebuild(node, List.of("jar"), Instant.now(), NOBODY);

        assertThat(audit(node, ALL)).allMatch(ViewAudit::passed);
    }

    @Test
    void what_no_handler_takes_is_parked_in_the_copy_too_and_can_be_handled_once_mended() throws Exception {
        JarNode node = nodes.start();
        fill(node, 3);
        node.send(new PutMarbles("jar-0", 13));
        node.send(new PutMarbles("jar-0", 2));
        node.send(new PutMarbles("jar-1", 14));
        node.send(new PutMarbles("jar-2", 5));
        soon().untilAsserted(() -> assertThat(count("reeve.dead_letter_entry")).isEqualTo(3));

        rebuild(node, List.of("jar"), Instant.now(), NOBODY);
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
        JarNode node = nodes.start();
        fill(node, 1);
        node.send(new PutMarbles("jar-0", 14));
        soon().untilAsserted(() -> assertThat(count("reeve.dead_letter_entry")).isEqualTo(1));
        node.bean(Jars.class).mend();

        rebuild(node, List.of("jar"), Instant.now(), NOBODY);
        node.send(new PutMarbles("jar-0", 1));

        soon().untilAsserted(() -> assertThat(jar("jar-0")).isEqualTo("16 in 3"));
        assertThat(count("reeve.dead_letter_entry")).isZero();
    }

    @Test
    void a_rebuild_that_was_broken_off_goes_on_where_it_stopped() throws Exception {
        JarNode node = nodes.start();
        fill(node, 10);
        assertThatThrownBy(() -> rebuild(node, ALL, Instant.now(), (phase, position, until) -> {
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

        rebuild(node, ALL, Instant.now(), NOBODY);

        assertThat(jar("jar-3")).as("nothing was begun anew").isEqualTo("1001 in 1");
        rebuild(node, List.of("jar"), Instant.now().plusSeconds(3600), NOBODY);
        assertThat(jar("jar-3")).isEqualTo("1 in 1");
    }

    @Test
    void what_a_node_that_was_killed_had_begun_is_finished_by_another() throws Exception {
        JarNode killed = nodes.start();
        fill(killed, 10);
        CountDownLatch afterwards = new CountDownLatch(1);
        CompletableFuture<Void> begun = heldRebuild(killed, turn(killed), afterwards);
        killed.die();
        sql.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")
                .query(Boolean.class)
                .list();

        JarNode heir = nodes.start();
        sql.sql("update read_next.jar set marbles = marbles + 1000 where id = 'jar-3'")
                .update();
        rebuild(heir, ALL, Instant.now(), NOBODY);
        assertThat(jar("jar-3")).as("nothing was begun anew").isEqualTo("1001 in 1");

        afterwards.countDown();
        assertThat(begun).as("it comes too late").failsWithin(Duration.ofSeconds(30));
        heir.send(new PutMarbles("jar-0", 5));
        soon().untilAsserted(() -> assertThat(jar("jar-0")).isEqualTo("6 in 2"));
        assertThat(jar("jar-3")).isEqualTo("1001 in 1");
        rebuild(heir, List.of("jar"), Instant.now().plusSeconds(3600), NOBODY);
        assertThat(audit(heir, ALL)).allMatch(ViewAudit::passed);
    }

    @Test
    void a_node_that_lost_the_turn_unnoticed_does_nothing_more_to_the_copies() throws Exception {
        JarNode node = nodes.start();
        fill(node, 10);
        Turn lost = turn(node);
        CountDownLatch afterwards = new CountDownLatch(1);
        CompletableFuture<Void> begun = heldRebuild(node, lost, afterwards);
        sql.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and application_name = 'reeve copies'")
                .query(Boolean.class)
                .list();

        JarNode other = nodes.start();
        try (Turn turn = turn(other)) {
            assertThatThrownBy(() -> copies(other).rebuild(turn, ALL, Instant.now(), (phase, position, until) -> {
                        if (phase == Watch.Phase.INDEXING) {
                            throw new CancellationException();
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
            String begunByOther = copiesAsTheyStand();

            afterwards.countDown();

            assertThat(begun)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .matches(ProjectionCopies::passes, "may be tried again later");
            assertThatThrownBy(() -> copies(node).clear(lost)).matches(ProjectionCopies::passes);
            assertThatThrownBy(() -> copies(node).audit(lost, ALL, NOBODY)).matches(ProjectionCopies::passes);
            assertThat(copiesAsTheyStand()).isEqualTo(begunByOther).contains("read_next view-jar");
            copies(other).rebuild(turn, ALL, Instant.now(), NOBODY);
        }
        assertThat(audit(other, ALL)).hasSize(2).allMatch(ViewAudit::passed);
    }

    @Test
    void nobody_has_the_next_turn_before_what_the_last_one_began_is_over() throws Exception {
        JarNode node = nodes.start();
        try (Connection working = database.dataSource().getConnection()) {
            working.setAutoCommit(false);
            try (Turn turn = turn(node)) {
                turn.confirm(working);
            }
            CompletableFuture<Turn> next = CompletableFuture.supplyAsync(() -> turn(node), Thread::startVirtualThread);
            soon().until(() -> count("pg_stat_activity where datname = current_database()"
                            + " and application_name = 'reeve copies' and wait_event_type = 'Lock'")
                    == 1);
            assertThat(next).isNotDone();
            working.commit();
            next.get(30, TimeUnit.SECONDS).close();
        }
    }

    /** Has filled the copies when this returns, and does not go on before {@code afterwards}. */
    private static CompletableFuture<Void> heldRebuild(JarNode node, Turn turn, CountDownLatch afterwards)
            throws InterruptedException {
        CountDownLatch filled = new CountDownLatch(1);
        CompletableFuture<Void> held = CompletableFuture.runAsync(
                () -> {
                    try {
                        copies(node).rebuild(turn, ALL, Instant.now(), (phase, position, until) -> {
                            filled.countDown();
                            hold(afterwards);
                        });
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                Thread::startVirtualThread);
        assertThat(filled.await(30, TimeUnit.SECONDS)).isTrue();
        return held;
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
        JarNode node = nodes.start();
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

        rebuild(node, List.of("jar"), Instant.now(), NOBODY);
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
        JarNode node = nodes.start(List.of(JarsTwice.class, Shelves.class));

        assertThat(jar("jar-0")).as("what the version before made").isEqualTo("1 in 1");
        assertThat(copies(node).outdated()).containsExactly("jar");
        try (Turn turn = turn(node)) {
            Audited audited = copies(node).audit(turn, ALL, NOBODY);
            assertThat(audited.notAudited()).containsExactly("jar");
            assertThat(audited.audits())
                    .singleElement()
                    .satisfies(audit -> assertThat(audit.view()).isEqualTo("shelf"))
                    .matches(ViewAudit::passed);
            assertThatThrownBy(() -> copies(node).audit(turn, List.of("jar"), NOBODY))
                    .hasMessageContaining("jar")
                    .matches(failure -> !ProjectionCopies.passes(failure), "trying again does not help");
        }

        rebuild(node, copies(node).outdated(), Instant.now(), NOBODY);

        assertThat(jar("jar-0")).isEqualTo("2 in 1");
        assertThat(copies(node).outdated()).isEmpty();
        assertThat(audit(node, ALL)).hasSize(2).allMatch(ViewAudit::passed);
    }

    @Test
    void where_the_tables_are_others_the_view_is_incomplete_and_soon_whole() throws Exception {
        try (JarNode before = JarNode.start(database, List.of(Jars.class, Shelves.class))) {
            fill(before, 2);
        }
        JarNode node = nodes.start(List.of(ChangedJars.class, Shelves.class));

        assertThat(copies(node).outdated()).containsExactly("jar");
        assertThat(audit(node, ALL))
                .as("of what is there and incomplete an audit says nothing")
                .extracting(ViewAudit::view)
                .containsExactly("shelf");
        rebuild(node, List.of("jar"), Instant.now(), NOBODY);
        node.send(new PutMarbles("jar-0", 5));

        soon().untilAsserted(() -> assertThat(count("read.jar_again where id = 'jar-0' and marbles = 6"))
                .isEqualTo(1));
    }

    @Test
    void the_past_is_a_copy_that_stops_at_a_position() throws Exception {
        JarNode node = nodes.start();
        fill(node, 4);
        long then = count("reeve.event");
        IntStream.range(0, 4).forEach(n -> node.send(new PutMarbles("jar-" + n, 7)));

        node.bean(PastCopies.class).fill("read_past", ALL, then, NOBODY);

        assertThat(count("read_past.jar where marbles = 1")).isEqualTo(4);
        assertThat(count("pg_indexes where schemaname = 'read_past' and indexname = 'jar_by_marbles'"))
                .isEqualTo(1);
        node.bean(PastCopies.class).forget("read_past");
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

    private static void rebuild(JarNode node, List<String> names, Instant since, Watch watch) throws Exception {
        try (Turn turn = turn(node)) {
            copies(node).rebuild(turn, names, since, watch);
        }
    }

    private static List<ViewAudit> audit(JarNode node, List<String> names) throws Exception {
        try (Turn turn = turn(node)) {
            return copies(node).audit(turn, names, NOBODY).audits();
        }
    }

    private static Turn turn(JarNode node) {
        return soon().until(() -> copies(node).tryTurn(), Optional::isPresent).orElseThrow();
    }

    private String copiesAsTheyStand() {
        return String.join(
                "; ",
                sql.sql("select concat_ws(' ', schema_name, name, position, pending) from reeve.projection"
                                + " where schema_name <> 'read' order by 1")
                        .query(String.class)
                        .list());
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
