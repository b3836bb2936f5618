package io.reeve.query.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class NightlyTest {

    private static final OperationSettings AT_THREE = new OperationSettings(true, LocalTime.of(3, 0));

    @Test
    void it_is_due_once_a_day_from_its_time_on() {
        Nightly nightly = new Nightly(AT_THREE, at("2026-11-22T01:00:00Z"));

        assertThat(nightly.due(at("2026-11-22T02:59:59Z"))).isEmpty();
        assertThat(nightly.due(at("2026-11-22T03:00:00Z"))).isPresent();
        nightly.askedOn(at("2026-11-22T03:00:00Z").toLocalDate());
        assertThat(nightly.due(at("2026-11-22T23:59:59Z"))).isEmpty();
        assertThat(nightly.due(at("2026-11-23T02:00:00Z"))).isEmpty();
        assertThat(nightly.due(at("2026-11-23T04:00:00Z"))).isPresent();
    }

    @Test
    void a_node_that_starts_later_in_the_day_leaves_that_day_alone() {
        Nightly nightly = new Nightly(AT_THREE, at("2026-11-22T12:00:00Z"));

        assertThat(nightly.due(at("2026-11-22T12:00:01Z"))).isEmpty();
        assertThat(nightly.due(at("2026-11-23T03:00:01Z"))).isPresent();
    }

    @Test
    void all_nodes_ask_for_the_same() {
        Nightly one = new Nightly(AT_THREE, at("2026-11-22T01:00:00Z"));
        Nightly other = new Nightly(AT_THREE, at("2026-11-21T12:00:00Z"));

        assertThat(one.due(at("2026-11-22T03:00:00Z"))).isEqualTo(other.due(at("2026-11-22T03:05:00Z")));
    }

    @Test
    void it_can_be_turned_off() {
        Nightly nightly = new Nightly(new OperationSettings(false, LocalTime.of(3, 0)), at("2026-11-22T01:00:00Z"));

        assertThat(nightly.due(at("2026-11-22T03:00:00Z"))).isEmpty();
    }

    private static OffsetDateTime at(String time) {
        return OffsetDateTime.parse(time);
    }
}
