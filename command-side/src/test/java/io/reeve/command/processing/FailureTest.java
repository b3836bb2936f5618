package io.reeve.command.processing;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57P01", "58030", "55P03", "25P03", "25P04"})
    void what_has_to_do_with_the_state_of_the_database_passes(String sqlState) {
        assertThat(Failure.passes(new IllegalStateException(new SQLException("", sqlState))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23502", "22P02", "42P01", "25P02"})
    void what_has_to_do_with_the_statement_does_not_pass(String sqlState) {
        assertThat(Failure.passes(new IllegalStateException(new SQLException("", sqlState))))
                .isFalse();
    }

    @Test
    void a_store_that_is_busy_a_lost_race_and_an_empty_pool_pass() {
        assertThat(Failure.passes(new Unavailable("busy", Duration.ofSeconds(1))))
                .isTrue();
        assertThat(Failure.passes(new ConcurrencyException("raced"))).isTrue();
        assertThat(Failure.passes(new SQLTransientConnectionException())).isTrue();
    }

    @Test
    void a_refusal_and_a_mistake_in_the_handler_do_not_pass() {
        assertThat(Failure.passes(Rejection.conflict("no", "No."))).isFalse();
        assertThat(Failure.passes(new IllegalArgumentException())).isFalse();
    }
}
