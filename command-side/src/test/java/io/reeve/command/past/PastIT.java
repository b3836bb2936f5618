package io.reeve.command.past;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.kernel.StartRefused;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class PastIT {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final JdbcClient present = database.jdbc();
    private final List<String> ends = new CopyOnWriteArrayList<>();

    /** One event each day. */
    @BeforeEach
    void three_things_happen() {
        for (int position = 1; position <= 3; position++) {
            OffsetDateTime at = OffsetDateTime.parse("2026-01-0" + position + "T00:00:00Z");
            present.sql("""
                            insert into reeve.event (position, event_id, aggregate_type, aggregate_id, sequence, name,
                                                     revision, recorded_at, payload, metadata, leaf_hash)
                            values (?, gen_random_uuid(), 'Note', 'note', ?, 'note.told', '1', ?, '{}', '{}', '\\x00')""").params(position, position - 1, at).update();
            present.sql("update reeve.log_head set position = ?, recorded_at = ?")
                    .params(position, at)
                    .update();
        }
    }

    @Test
    void the_log_ends_where_it_ended_for_every_statement_and_nothing_stays_behind() {
        List<String> before = schemas();
        try (Past past = past("past_01", 2L, null)) {
            JdbcClient then = seeing(past);
            assertThat(numbers(then, "select position from reeve.event order by 1"))
                    .containsExactly(1L, 2L);
            assertThat(numbers(then, "select position from reeve.log_head")).containsExactly(2L);
            assertThat(numbers(then, "select reeve.position_before(timestamptz '2027-01-01Z')"))
                    .containsExactly(2L);
            assertThat(numbers(then, "select reeve.position_before(timestamptz '2026-01-02Z')"))
                    .containsExactly(1L);
        }
        assertThat(schemas()).isEqualTo(before);
    }

    @Test
    void a_time_means_all_that_was_recorded_by_then() {
        try (Past past = past("past_02", null, BEGINNING.plusSeconds(86_401))) {
            assertThat(numbers(seeing(past), "select position from reeve.log_head"))
                    .containsExactly(2L);
        }
    }

    @Test
    void the_tree_ends_with_the_last_checkpoint_of_then() {
        present.sql("insert into reeve.ledger (origin, size) values ('reeve/test', 3)")
                .update();
        for (int size : List.of(1, 3)) {
            present.sql("insert into reeve.ledger_checkpoint (size, note, signed_at) values (?, 'signed', now())")
                    .param(size)
                    .update();
        }
        try (Past past = past("past_03", 2L, null)) {
            assertThat(numbers(seeing(past), "select size from reeve.ledger")).containsExactly(1L);
            assertThat(numbers(seeing(past), "select size from reeve.ledger_checkpoint"))
                    .containsExactly(1L);
        }
    }

    @Test
    void two_at_once_do_not_disturb_each_other() {
        try (Past one = past("past_04", 1L, null);
                Past other = past("past_05", 3L, null)) {
            assertThat(numbers(seeing(one), "select position from reeve.log_head"))
                    .containsExactly(1L);
            assertThat(numbers(seeing(other), "select position from reeve.log_head"))
                    .containsExactly(3L);
        }
    }

    @Test
    void every_table_is_there_and_nothing_that_others_wrote_can_be_changed() {
        try (Past past = past("past_06", 2L, null)) {
            JdbcClient then = seeing(past);
            List<String> tables = present.sql("select tablename from pg_tables where schemaname = 'reeve'")
                    .query(String.class)
                    .list();
            assertThat(tables).contains("event", "api_token", "person_key", "flyway_schema_history");
            List<String> own = List.of("projection", "projection_run_progress", "token_entry", "dead_letter_entry");
            for (String table : tables) {
                assertThat(numbers(then, "select count(*) from reeve." + table)).hasSize(1);
                if (!own.contains(table)) {
                    assertThatThrownBy(
                                    () -> then.sql("delete from reeve." + table).update())
                            .as(table)
                            .rootCause()
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("cannot delete from view");
                }
            }
        }
    }

    @Test
    void what_a_killed_one_left_is_removed_by_the_next_and_what_is_in_use_is_not() throws SQLException {
        present.sql("create schema past_0dead").update();
        present.sql("create table past_0dead.person (id int)").update();
        present.sql("create schema past_0dead_log").update();
        try (Past living = past("past_07", 2L, null);
                var connection = database.dataSource().getConnection()) {
            assertThat(schemas()).contains("past_07", "past_07_log").doesNotContain("past_0dead", "past_0dead_log");
            PastSchemas.dropAbandoned(connection);
            assertThat(numbers(seeing(living), "select position from reeve.log_head"))
                    .containsExactly(2L);
        }
    }

    @Test
    void what_a_killed_one_left_is_removed_once_nobody_held_it_at_two_looks() throws SQLException {
        try (Past living = past("past_07", 2L, null);
                var connection = database.dataSource().getConnection()) {
            present.sql("create schema past_0deae").update();
            Set<String> suspects = PastSchemas.dropAbandoned(connection, Set.of("past_07"));
            assertThat(suspects).containsExactly("past_0deae");
            assertThat(schemas()).contains("past_0deae", "past_07", "past_07_log");
            assertThat(PastSchemas.dropAbandoned(connection, suspects)).isEmpty();
            assertThat(schemas()).contains("past_07", "past_07_log").doesNotContain("past_0deae");
            assertThat(numbers(seeing(living), "select position from reeve.log_head"))
                    .containsExactly(2L);
        }
    }

    @Test
    void a_living_one_holds_its_schemas_again_after_its_connection_was_cut() throws SQLException {
        try (Past living = past("past_08", 2L, null);
                var connection = database.dataSource().getConnection()) {
            List<Long> before = holders();
            cut();
            soon().until(() -> holders().size() == 1 && !holders().equals(before));
            PastSchemas.dropAbandoned(connection);
            assertThat(numbers(seeing(living), "select position from reeve.log_head"))
                    .containsExactly(2L);
        }
        assertThat(ends).isEmpty();
    }

    @Test
    void one_whose_schemas_were_removed_while_it_had_lost_the_database_says_so_and_ends() {
        try (Past _ = past("past_09", 2L, null)) {
            present.sql("drop schema past_09, past_09_log cascade").update();
            cut();
            soon().untilAsserted(
                            () -> assertThat(ends).singleElement().asString().contains("was removed"));
        }
    }

    private List<Long> holders() {
        return numbers(present, """
                select l.pid from pg_locks l join pg_stat_activity a using (pid)
                where l.locktype = 'advisory' and l.granted and a.application_name = 'reeve past'
                  and a.datname = current_database()""");
    }

    private void cut() {
        present.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where application_name = 'reeve past' and datname = current_database()""").query(row -> {});
    }

    @Test
    void a_moment_that_the_log_does_not_have_is_refused() {
        List<String> before = schemas();
        refused("it ends at position 3", 4L, null);
        refused("Before position 1", 0L, null);
        refused("the log begins at 2026-01-01T00:00:00Z", null, BEGINNING);
        refused("still to come", null, Instant.parse("2126-01-01T00:00:00Z"));
        assertThat(schemas()).isEqualTo(before);
    }

    @Test
    void a_database_without_a_log_or_with_an_empty_one_is_refused() {
        assertThatThrownBy(() -> past(TestPostgres.emptyDatabase(), "past_0b", 1L, null))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("There is no log in this database");
        assertThatThrownBy(() -> past(TestPostgres.freshDatabase(), "past_0c", 1L, null))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("the log is empty");
    }

    private void refused(String why, @Nullable Long position, @Nullable Instant before) {
        assertThatThrownBy(() -> past("past_0a", position, before))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(why);
    }

    private Past past(String schema, @Nullable Long position, @Nullable Instant before) {
        return past(database, schema, position, before);
    }

    private Past past(TestDatabase database, String schema, @Nullable Long position, @Nullable Instant before) {
        return Past.open(
                new Present(database.url(), database.user(), database.password()),
                schema,
                new Moment.Wanted("the moment", position, before),
                ends::add);
    }

    private static JdbcClient seeing(Past past) {
        return JdbcClient.create(new SimpleDriverDataSource(
                new PastDriver(), past.getJdbcUrl(), past.getUsername(), past.getPassword()));
    }

    private static List<Long> numbers(JdbcClient client, String sql) {
        return client.sql(sql).query(Long.class).list();
    }

    private List<String> schemas() {
        return present.sql("select nspname from pg_namespace where nspname not like 'pg_temp%' and nspname not like"
                        + " 'pg_toast_temp%' order by 1")
                .query(String.class)
                .list();
    }
}
