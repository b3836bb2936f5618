package io.reeve.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class DatabaseAwayTest {

    @Test
    void a_lost_connection_means_that_the_database_is_away() {
        assertThat(DatabaseAway.isCauseOf(new RuntimeException(new SQLException("lost", "08006"))))
                .isTrue();
        assertThat(DatabaseAway.isCauseOf(new SQLTransientConnectionException("no connection in the pool")))
                .isTrue();
        assertThat(DatabaseAway.isCauseOf(new SQLException("shutting down", "57P01")))
                .isTrue();
    }

    @Test
    void a_statement_that_was_refused_does_not() {
        assertThat(DatabaseAway.isCauseOf(new RuntimeException(new SQLException("syntax", "42601"))))
                .isFalse();
        assertThat(DatabaseAway.isCauseOf(new IllegalStateException("no database involved")))
                .isFalse();
    }
}
