package io.reeve.command.eventstore;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.command.fact.FactTable;
import io.reeve.command.fact.Invariant;
import io.reeve.command.fact.RecordedEvent;
import io.reeve.command.reservation.ReservationChange;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.Unavailable;
import io.reeve.testing.HeldLog;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AppenderIT {

    private static TestDatabase database;
    private static BareNode node;

    private final String aggregate = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        database = TestPostgres.freshDatabase();
        database.jdbc()
                .sql("create table reeve.test_fact (fact text primary key, position bigint)")
                .update();
        node = new BareNode(
                database,
                database.url(),
                BareNode.settings(),
                new Bookkeeping(List.of(new TestFact()), List.of(new OneSheep())));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void of_two_units_for_the_same_version_one_wins_and_the_other_is_told_so() {
        node.appender.append(BareNode.unit(aggregate, 0));
        node.appender.append(BareNode.unit(aggregate, 1));

        assertThatThrownBy(() -> node.appender.append(BareNode.unit(aggregate, 1)))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(eventsOf(aggregate)).isEqualTo(2);
    }

    @Test
    void an_aggregate_is_begun_once() {
        node.appender.append(BareNode.unit(aggregate, 0));

        assertThatThrownBy(() -> node.appender.append(BareNode.unit(aggregate, 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void of_two_units_for_the_same_version_in_one_batch_the_first_wins() throws Exception {
        List<CompletableFuture<Positions>> both = inOneBatch(
                BareNode.unit(aggregate, 0), BareNode.unit(aggregate, 0), BareNode.unit(aggregate + "-other", 0));

        assertThat(both.get(0)).succeedsWithin(Duration.ofSeconds(5));
        assertThat(both.get(1))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(AggregateStreamCreationException.class);
        assertThat(both.get(2)).succeedsWithin(Duration.ofSeconds(5));
        assertThat(eventsOf(aggregate)).isEqualTo(1);
    }

    @Test
    void of_two_claims_to_one_email_in_the_same_batch_one_is_refused_with_all_its_events() throws Exception {
        List<CompletableFuture<Positions>> both =
                inOneBatch(claiming("ada@example.org", aggregate), claiming("ada@example.org", aggregate + "-other"));

        assertThat(both.get(0)).succeedsWithin(Duration.ofSeconds(5));
        assertThat(both.get(1))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(Rejection.class);
        assertThat(eventsOf(aggregate + "-other")).isZero();
        assertThat(database.jdbc()
                        .sql("select owner from reeve.reservation where scope = 'email' and value = 'ada@example.org'")
                        .query(String.class)
                        .single())
                .isEqualTo(aggregate);
    }

    @Test
    void what_one_unit_gives_back_the_next_of_the_same_batch_can_take() throws Exception {
        node.appender.append(claiming("bob@example.org", aggregate));
        AppendUnit givingBack = new AppendUnit(
                List.of(BareNode.event(aggregate, 1)),
                List.of(new ReservationChange.Release("email", "bob@example.org", aggregate)),
                null,
                Map.of(),
                Set.of());

        List<CompletableFuture<Positions>> both =
                inOneBatch(givingBack, claiming("bob@example.org", aggregate + "-other"));

        assertThat(both).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(5)));
    }

    @Test
    void a_unit_that_the_database_refuses_fails_alone() throws Exception {
        AppendUnit bad = BareNode.unit("no \0 in text", 0);

        List<CompletableFuture<Positions>> all =
                inOneBatch(BareNode.unit(aggregate, 0), bad, BareNode.unit(aggregate + "-other", 0));

        assertThat(all.get(0)).succeedsWithin(Duration.ofSeconds(5));
        assertThat(all.get(1))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(EventStoreException.class);
        assertThat(all.get(2)).succeedsWithin(Duration.ofSeconds(5));
        assertPositionsAreDense();
    }

    @Test
    void of_units_that_break_an_invariant_only_together_the_first_is_written_and_the_other_refused() throws Exception {
        List<CompletableFuture<Positions>> all = inOneBatch(
                BareNode.unit("sheep one " + aggregate),
                BareNode.unit(aggregate),
                BareNode.unit("sheep two " + aggregate));

        assertThat(all.get(0)).succeedsWithin(Duration.ofSeconds(5));
        assertThat(all.get(1)).succeedsWithin(Duration.ofSeconds(5));
        assertThat(all.get(2))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(Rejection.class);
        assertThat(eventsOf("sheep two " + aggregate)).isZero();
        assertPositionsAreDense();
    }

    @Test
    void a_unit_whose_fact_cannot_be_recorded_fails_alone_and_leaves_nothing() throws Exception {
        List<CompletableFuture<Positions>> all =
                inOneBatch(BareNode.unit(aggregate, 0), BareNode.unit("poison " + aggregate, 0));

        Positions good = all.get(0).get(5, TimeUnit.SECONDS);
        assertThat(all.get(1))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(EventStoreException.class);
        assertThat(eventsOf("poison " + aggregate)).isZero();
        assertThat(database.jdbc()
                        .sql("select position from reeve.test_fact where fact = ?")
                        .param("fact of " + aggregate)
                        .query(Long.class)
                        .single())
                .isEqualTo(good.first());
        assertPositionsAreDense();
    }

    @Test
    void a_full_queue_turns_the_next_away_before_anything_is_written() throws Exception {
        LogSettings small = BareNode.settings(2, Duration.ofSeconds(30));
        try (BareNode busy = new BareNode(database, database.url(), small)) {
            List<CompletableFuture<Positions>> accepted = new ArrayList<>();
            try (HeldLog held = new HeldLog(database)) {
                accepted.add(busy.appendLater(BareNode.unit(aggregate, 0)));
                held.awaitAppendersAtTheLock(1);
                accepted.add(busy.appendLater(BareNode.unit(aggregate + "-1", 0)));
                accepted.add(busy.appendLater(BareNode.unit(aggregate + "-2", 0)));
                // both are in the queue when a third finds no place
                soon().untilAsserted(() -> assertThatThrownBy(() -> busy.appendLater(BareNode.unit(aggregate + "-3", 0))
                                .orTimeout(200, TimeUnit.MILLISECONDS)
                                .join())
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(Unavailable.class));
            }
            assertThat(eventsOf(aggregate + "-3")).isZero();
            assertThat(accepted.getFirst()).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void an_event_is_known_by_its_id_and_never_written_twice() {
        AppendUnit unit = BareNode.unit(aggregate, 0);
        Positions first = node.appender.append(unit);

        assertThat(node.appender.append(unit)).isEqualTo(first);
        assertThat(eventsOf(aggregate)).isEqualTo(1);
    }

    @Test
    void time_never_falls_as_positions_rise_and_is_found_again_by_position() {
        for (int i = 0; i < 20; i++) {
            node.appender.append(BareNode.unit(aggregate, i));
        }

        assertThat(database.jdbc().sql("""
                                select count(*) from (select recorded_at, lag(recorded_at) over (order by position) as before
                                                      from reeve.event) as pairs where recorded_at < before""").query(Long.class).single()).isZero();
        assertThat(database.jdbc().sql("""
                                select count(*) from reeve.event e where reeve.position_before(e.recorded_at) <>
                                    (select coalesce(max(position), 0) from reeve.event where recorded_at < e.recorded_at)""").query(Long.class).single()).isZero();
    }

    private static AppendUnit claiming(String email, String owner) {
        return new AppendUnit(
                List.of(BareNode.event(owner, 0)),
                List.of(new ReservationChange.Take(
                        "email", email, owner, holder -> Rejection.conflict("taken", "somebody has it"))),
                null,
                Map.of(),
                Set.of());
    }

    /** Handed over in this order while the log is held, so that they are written together. */
    private static List<CompletableFuture<Positions>> inOneBatch(AppendUnit... units) throws SQLException {
        List<CompletableFuture<Positions>> handedOver = new ArrayList<>();
        try (HeldLog held = new HeldLog(database)) {
            CompletableFuture<Positions> first =
                    node.appendLater(BareNode.unit(UUID.randomUUID().toString(), 0));
            held.awaitAppendersAtTheLock(1);
            assertThat(first).isNotDone();
            for (AppendUnit unit : units) {
                int waiting = node.appender.waiting();
                handedOver.add(node.appendLater(unit));
                soon().until(() -> node.appender.waiting() > waiting);
            }
        }
        return handedOver;
    }

    private static long eventsOf(String aggregate) {
        return database.jdbc()
                .sql("select count(*) from reeve.event where aggregate_id = ?")
                .param(aggregate)
                .query(Long.class)
                .single();
    }

    private static void assertPositionsAreDense() {
        assertThat(database.jdbc()
                        .sql("select max(position) = count(*) and min(position) = 1 from reeve.event")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** Any sheep is fine where there is no other. */
    private static final class OneSheep implements Invariant {

        @Override
        public boolean concerns(Object payload) {
            return payload.toString().startsWith("fact of sheep");
        }

        @Override
        public boolean holds(Connection connection) throws SQLException {
            try (PreparedStatement count = connection.prepareStatement(
                            "select count(*) < 2 from reeve.test_fact where fact like 'fact of sheep%'");
                    ResultSet answer = count.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }

        @Override
        public Rejection refusal() {
            return Rejection.conflict("sheep", "There is a sheep already.");
        }
    }

    /** Counts aggregates, and cannot stand some. */
    private static final class TestFact implements FactTable {

        @Override
        public List<String> tables() {
            return List.of("reeve.test_fact");
        }

        @Override
        public boolean concerns(Object payload) {
            return payload instanceof String;
        }

        @Override
        public void record(Connection connection, List<RecordedEvent> events) throws SQLException {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into reeve.test_fact values (?, ?) on conflict do nothing")) {
                for (RecordedEvent event : events) {
                    String fact = event.payload().toString();
                    if (fact.startsWith("fact of poison")) {
                        throw new IllegalArgumentException("cannot stand the " + fact);
                    }
                    insert.setString(1, fact);
                    insert.setLong(2, event.position());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }
}
