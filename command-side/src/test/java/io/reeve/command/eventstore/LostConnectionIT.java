package io.reeve.command.eventstore;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.kernel.Unavailable;
import io.reeve.kernel.idempotency.IdempotencyRecord;
import io.reeve.testing.DatabaseProxy;
import io.reeve.testing.DatabaseProxy.Mishap;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LostConnectionIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private TestDatabase database;
    private DatabaseProxy proxy;
    private BareNode node;

    @BeforeEach
    void start() throws Exception {
        database = TestPostgres.freshDatabase();
        proxy = new DatabaseProxy(database.url());
        node = new BareNode(database, proxy.url(), BareNode.settings());
    }

    @AfterEach
    void stop() throws Exception {
        proxy.letThrough();
        node.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"CUT_BEFORE", "CUT_AFTER"})
    void a_connection_cut_at_the_commit_is_looked_into_and_the_unit_stands_once(Mishap mishap) {
        node.appender.append(BareNode.unit("before"));
        proxy.atNextCommit(mishap);

        Positions positions = node.appender.append(BareNode.unit("cut"));

        assertThat(proxy.hasStruck()).isTrue();
        assertThat(positions).isEqualTo(new Positions(2, 2));
        assertThat(aggregatesInOrder()).containsExactly("before", "cut");
        assertThat(node.appender.append(BareNode.unit("after"))).isEqualTo(new Positions(3, 3));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"CUT_BEFORE", "CUT_AFTER"})
    void a_unit_without_events_is_known_again_by_its_idempotency_record(Mishap mishap) {
        IdempotencyRecord record = new IdempotencyRecord("scope", "hash", 204, List.of());
        proxy.atNextCommit(mishap);

        Positions positions = node.appender.append(new AppendUnit(List.of(), List.of(), record, Map.of(), Set.of()));

        assertThat(proxy.hasStruck()).isTrue();
        assertThat(positions.isEmpty()).isTrue();
        assertThat(count("idempotency")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"CUT_BEFORE", "CUT_AFTER"})
    void while_the_outcome_is_open_others_are_turned_away_and_the_answer_comes_when_the_database_is_back(
            Mishap mishap) {
        proxy.atNextCommitAndStayAway(mishap);
        CompletableFuture<Positions> cut = node.appendLater(BareNode.unit("cut"));
        soon().until(proxy::hasStruck);
        soon().untilAsserted(() -> assertThatThrownBy(() -> node.appender.append(BareNode.unit("turned away")))
                .isInstanceOf(Unavailable.class));
        assertThat(cut).isNotDone();

        proxy.letThrough();

        assertThat(cut).succeedsWithin(SOON).isEqualTo(new Positions(1, 1));
        assertThat(aggregatesInOrder()).containsExactly("cut");
    }

    @Test
    void a_caller_is_told_that_the_outcome_is_unknown_when_the_database_stays_away() throws Exception {
        LogSettings hasty = BareNode.settings(16, Duration.ofSeconds(1));
        try (BareNode impatient = new BareNode(database, proxy.url(), hasty)) {
            proxy.atNextCommitAndStayAway(Mishap.CUT_AFTER);

            assertThatThrownBy(() -> impatient.appender.append(BareNode.unit("cut")))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("whether this was written");

            proxy.letThrough();
            soon().ignoreException(Unavailable.class)
                    .untilAsserted(() -> assertThat(impatient.appender.append(BareNode.unit("after")))
                            .isEqualTo(new Positions(2, 2)));
        }
    }

    @Test
    void a_database_that_goes_away_turns_callers_away_quickly_and_all_resumes_when_it_is_back() {
        node.appender.append(BareNode.unit("before"));
        proxy.breakAllAndRefuse();

        assertThat(CompletableFuture.runAsync(
                        () -> assertThatThrownBy(() -> node.appender.append(BareNode.unit("meanwhile")))
                                .isInstanceOf(Unavailable.class)))
                .succeedsWithin(Duration.ofSeconds(5));
        assertThat(aggregatesInOrder()).containsExactly("before");

        proxy.letThrough();
        soon().ignoreException(Unavailable.class)
                .untilAsserted(() ->
                        assertThat(node.appender.append(BareNode.unit("after"))).isEqualTo(new Positions(2, 2)));
    }

    @Test
    void a_connection_the_database_ends_is_opened_again() {
        node.appender.append(BareNode.unit("before"));
        database.jdbc().sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where application_name in ('reeve appender', 'reeve tail') and datname = current_database()""").query(Boolean.class).list();

        assertThat(node.appender.append(BareNode.unit("after"))).isEqualTo(new Positions(2, 2));
        soon().until(() -> node.log.head() == 2);
    }

    private List<String> aggregatesInOrder() {
        return database.jdbc()
                .sql("select aggregate_id from reeve.event order by position")
                .query(String.class)
                .list();
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from reeve." + table)
                .query(Long.class)
                .single();
    }
}
