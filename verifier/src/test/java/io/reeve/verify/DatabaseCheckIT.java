package io.reeve.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.reeve.kernel.ledger.NoteSigner;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import io.reeve.verify.Finding.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test does to the database what its owner could, behind the server's back, and what it did is undone afterwards. */
class DatabaseCheckIT {

    private static final long EVENTS = 700;
    private static final long SEALED = 690;

    private static final NoteSigner SIGNER = SealedLog.signer(1);
    private static final NoteSigner STRANGER = SealedLog.signer(9);
    private static final TestDatabase DATABASE = filled();

    private Connection connection;
    private SealedLog log;
    private String kept;

    private static TestDatabase filled() {
        TestDatabase database = TestPostgres.freshDatabase();
        try (Connection connection = database.dataSource().getConnection()) {
            SealedLog log = new SealedLog(connection);
            log.append(LongStream.rangeClosed(1, EVENTS));
            log.sealAnew(List.of(SIGNER), 100, 300, 513, 600, SEALED);
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void begin() throws SQLException {
        connection = DATABASE.dataSource().getConnection();
        connection.setAutoCommit(false);
        log = new SealedLog(connection);
        kept = log.checkpoint(600);
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void a_log_that_nobody_touched_passes() throws SQLException {
        Report report = check();
        assertThat(report.findings()).isEmpty();
        assertThat(report.passes()).isTrue();
        assertThat(report.toString())
                .startsWith("PASS")
                .contains("700 events, sealed up to position 690")
                .contains("5 signed checkpoints hold");
    }

    @Test
    void it_is_read_from_outside_with_nothing_but_an_address() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", DATABASE.user());
        login.setProperty("password", DATABASE.password());
        assertThat(new DatabaseCheck(List.of(), List.of(kept))
                        .run(DATABASE.url(), login)
                        .passes())
                .isTrue();
    }

    @Test
    void an_event_that_was_changed_is_named() throws SQLException {
        log.execute("update reeve.event set payload = payload || ' ' where position = 42");
        assertFound(Kind.CHANGED, 42);
        log.hashAnew("position = 42");
        assertFound(Kind.CHANGED, 42);
    }

    @Test
    void so_is_one_whose_time_was_changed_and_one_that_was_not_sealed_yet() throws SQLException {
        log.execute(
                "update reeve.event set recorded_at = recorded_at + interval '1 microsecond' where position in (7, 695)");
        assertThat(check().findings()).extracting(Finding::position).containsExactlyInAnyOrder(7L, 695L);
    }

    @Test
    void a_hash_that_was_changed_alone_is_named() throws SQLException {
        log.execute("update reeve.event set leaf_hash = sha256(leaf_hash) where position = 5");
        assertFound(Kind.CHANGED, 5);
    }

    @Test
    void an_event_that_was_removed_is_named() throws SQLException {
        log.execute("delete from reeve.event where position = 250");
        assertFound(Kind.REMOVED, 250);
    }

    @Test
    void so_it_is_when_those_after_it_were_moved_down_and_hashed_again() throws SQLException {
        log.execute("delete from reeve.event where position = 250");
        move("position > 250", -1);
        assertFound(Kind.REMOVED, 250);
    }

    @Test
    void so_are_two_in_a_row() throws SQLException {
        log.execute("delete from reeve.event where position in (250, 251)");
        move("position > 251", -2);
        assertThat(check().findings()).extracting(Finding::position).containsExactlyInAnyOrder(250L, 251L);
    }

    @Test
    void an_event_that_was_put_in_is_named() throws SQLException {
        move("position >= 250", 1);
        log.execute("""
                insert into reeve.event
                select 250, gen_random_uuid(), aggregate_type, 'forged', 0, name, revision, recorded_at, payload,
                       metadata, leaf_hash
                from reeve.event where position = 249""");
        log.hashAnew("position = 250");
        assertFound(Kind.INSERTED, 250);
    }

    @Test
    void an_event_put_behind_the_end_is_named() throws SQLException {
        log.execute(
                "insert into reeve.event select 701, gen_random_uuid(), aggregate_type, 'forged', 0, name, revision,"
                        + " recorded_at, payload, metadata, leaf_hash from reeve.event where position = 700");
        log.hashAnew("position = 701");
        assertFound(Kind.INSERTED, 701);
    }

    @Test
    void events_that_changed_places_are_named() throws SQLException {
        swap(100, 400);
        assertFound(Kind.SWAPPED, 100);
        assertThat(check().findings().getFirst().sentence()).contains("400");
    }

    @Test
    void so_are_neighbours() throws SQLException {
        swap(100, 101);
        assertFound(Kind.SWAPPED, 100);
    }

    @Test
    void a_log_that_was_cut_off_is_seen() throws SQLException {
        log.execute("delete from reeve.event where position > 500");
        log.headIs("500");
        assertFound(Kind.CUT_OFF, 501);
    }

    @Test
    void several_things_at_once_are_told_apart() throws SQLException {
        log.execute("update reeve.event set payload = payload || ' ' where position = 42");
        log.execute("delete from reeve.event where position = 250");
        swap(100, 400);
        log.execute("delete from reeve.event where position > 680");
        log.headIs("680");
        assertThat(check().findings())
                .extracting(Finding::kind, Finding::position)
                .containsExactlyInAnyOrder(
                        tuple(Kind.CHANGED, 42L),
                        tuple(Kind.SWAPPED, 100L),
                        tuple(Kind.REMOVED, 250L),
                        tuple(Kind.CUT_OFF, 681L));
    }

    @Test
    void a_tree_that_was_made_to_fit_does_not_fit_what_was_signed() throws SQLException {
        log.execute("update reeve.event set payload = payload || ' ' where position = 542");
        log.hashAnew("position = 542");
        List<String> signed = List.of(
                log.checkpoint(100),
                log.checkpoint(300),
                log.checkpoint(513),
                log.checkpoint(600),
                log.checkpoint(690));
        log.sealAnew(List.of(SIGNER), 100, 300, 513, 600, SEALED);
        log.execute("delete from reeve.ledger_checkpoint");
        for (String note : signed) {
            log.execute(
                    "insert into reeve.ledger_checkpoint values (" + note.split("\n")[1] + ", '" + note + "', now())");
        }
        Report report = new DatabaseCheck(List.of(SIGNER.key()), List.of()).run(connection);
        assertThat(report.findings()).extracting(Finding::kind).containsOnly(Kind.HISTORY);
        assertThat(report.findings().getFirst().position()).isEqualTo(514);
        assertThat(report.findings().getFirst().sentence()).contains("600").contains("513");
    }

    @Test
    void one_that_was_also_signed_anew_does_not_fit_a_checkpoint_that_somebody_kept() throws SQLException {
        log.execute("update reeve.event set payload = payload || ' ' where position = 542");
        log.hashAnew("position = 542");
        log.sealAnew(List.of(SIGNER), 100, 300, 513, 600, SEALED);
        assertThat(new DatabaseCheck(List.of(SIGNER.key()), List.of())
                        .run(connection)
                        .passes())
                .isTrue();
        assertThat(check().findings()).extracting(Finding::kind).containsExactly(Kind.HISTORY);
    }

    @Test
    void two_kept_checkpoints_of_one_size_and_different_roots_prove_that_the_log_was_forged() throws SQLException {
        log.execute("update reeve.event set payload = payload || ' ' where position = 542");
        log.hashAnew("position = 542");
        log.sealAnew(List.of(SIGNER), 100, 300, 513, 600, SEALED);
        String forged = log.checkpoint(600);
        assertThat(new DatabaseCheck(List.of(SIGNER.key()), List.of(kept, forged))
                        .run(connection)
                        .findings())
                .as("whichever is told last")
                .extracting(Finding::kind)
                .containsExactly(Kind.HISTORY, Kind.HISTORY);
    }

    @Test
    void a_database_that_was_set_back_to_yesterday_does_not_reach_a_checkpoint_of_today() throws SQLException {
        log.execute("delete from reeve.event where position > 513");
        log.headIs("513");
        log.sealAnew(List.of(SIGNER), 100, 300, 513);
        assertThat(new DatabaseCheck(List.of(SIGNER.key()), List.of())
                        .run(connection)
                        .passes())
                .isTrue();
        assertFound(Kind.HISTORY, 514);
        assertThat(check().findings().getFirst().sentence()).contains("had 600 events", "513");
    }

    @Test
    void a_tile_that_was_changed_is_named() throws SQLException {
        log.execute("update reeve.ledger_tile set hashes = sha256('') where level = 1");
        assertThat(check().findings()).extracting(Finding::kind).containsExactly(Kind.TREE);
    }

    @Test
    void a_tile_that_is_gone_is_told_and_the_events_still_fit_what_was_signed() throws SQLException {
        log.execute("delete from reeve.ledger_tile where level = 0 and index = 1");
        Report report = check();
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.TREE);
        assertThat(report.lookedAt()).contains("5 signed checkpoints hold");
    }

    @Test
    void what_somebody_else_signed_is_not_believed() throws SQLException {
        log.sealAnew(List.of(STRANGER), 100, SEALED);
        assertThat(check().findings()).extracting(Finding::kind).contains(Kind.SIGNATURE);
        assertThat(new DatabaseCheck(List.of(), List.of()).run(connection).passes())
                .isTrue();
    }

    @Test
    void a_key_is_believed_that_the_one_before_vouched_for() throws SQLException {
        log.sealAnew(List.of(SIGNER, SealedLog.signer(2)), 100, 600, SEALED);
        assertThat(check().findings()).isEmpty();
    }

    private Report check() throws SQLException {
        return new DatabaseCheck(List.of(SIGNER.key()), List.of(kept)).run(connection);
    }

    private void assertFound(Kind kind, long position) throws SQLException {
        assertThat(check().findings())
                .extracting(Finding::kind, Finding::position)
                .containsExactly(tuple(kind, position));
    }

    /** Events to other positions, hashed again as somebody would who knows how. */
    private void move(String where, int by) throws SQLException {
        log.execute("update reeve.event set position = -position where " + where);
        log.execute("update reeve.event set position = -position + " + by + " where position < 0");
        log.hashAnew("position >= 249");
        log.headIs("(select max(position) from reeve.event)");
    }

    private void swap(long one, long other) throws SQLException {
        log.execute(
                "update reeve.event set position = case position when %d then -%d else -%d end where position in (%d, %d)"
                        .formatted(one, other, one, one, other));
        log.execute("update reeve.event set position = -position where position < 0");
        log.hashAnew("position in (%d, %d)".formatted(one, other));
    }
}
