package io.reeve.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.EraseUser;
import io.reeve.kernel.user.UserCommand.UpdateUser;
import io.reeve.kernel.user.UserStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IdentityEventsE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final String name = "ada-" + UUID.randomUUID();
    private final Person ada = reeve.person(new Profile(
            name, name + "@example.com", "Ada", "Lovelace", null, null, null, null, null, null, null, Map.of()));
    private final Person boss = reeve.person();
    private final Person auditor = reeve.person(Role.AUDITOR);

    @Test
    void each_changed_attribute_is_an_event_of_its_own() {
        change(profile("Countess", "Analysis"), UserStatus.ACTIVE);
        change(profile("Countess", "Analysis"), UserStatus.SUSPENDED);
        JsonNode events = events("identity_ids=" + ada.id());
        assertThat(told(events))
                .containsExactly(
                        "title: null -> Countess",
                        "team: null -> Analysis",
                        "manager: null -> " + boss.id(),
                        "Office: null -> London",
                        "status: ACTIVE -> SUSPENDED");
        assertThat(events.get("total_count").intValue()).isEqualTo(5);
        assertThat(events.has("next_cursor")).isTrue();
        assertThat(events.get("next_cursor").isNull()).isTrue();
    }

    @Test
    void rule_1_the_time_is_utc_to_the_second_without_saying_so() {
        change(profile("Countess", null), UserStatus.ACTIVE);
        assertThat(events("identity_ids=" + ada.id())
                        .get("identity_events")
                        .get(0)
                        .get("detected_time")
                        .stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void a_field_is_filtered_by_repeated_keys() {
        change(profile("Countess", "Analysis"), UserStatus.ACTIVE);
        assertThat(told(events("changed_fields=title&changed_fields=Office&identity_ids=" + ada.id())))
                .containsExactly("title: null -> Countess", "Office: null -> London");
    }

    @Test
    void a_cursor_leads_through_all_of_them_and_never_runs_out() {
        change(profile("Countess", "Analysis"), UserStatus.ACTIVE);
        String query = "limit=2&identity_ids=" + ada.id();
        JsonNode first = events(query);
        String cursor = first.get("next_cursor").stringValue();
        List<String> all = new ArrayList<>(told(first));
        all.addAll(told(events(query + "&cursor=" + cursor)));
        assertThat(all).hasSize(4).doesNotHaveDuplicates();
        assertThat(first.get("total_count").intValue()).isEqualTo(4);

        change(profile("Lady", "Analysis"), UserStatus.ACTIVE);
        assertThat(told(events("identity_ids=" + ada.id() + "&cursor=" + cursor)))
                .endsWith("title: Countess -> Lady")
                .hasSize(3);
    }

    @Test
    void a_cursor_outlives_the_event_it_points_to() {
        change(profile("Countess", null), UserStatus.ACTIVE);
        reeve.tell(new DeactivateUser(boss.id(), null));
        String both = "identity_ids=" + ada.id() + "&identity_ids=" + boss.id();
        String cursor = events(both + "&limit=1").get("next_cursor").stringValue();

        reeve.tell(new DeactivateUser(ada.id(), null));
        reeve.tell(new EraseUser(ada.id()));

        assertThat(told(events(both + "&cursor=" + cursor)))
                .containsExactly("status: ACTIVE -> INACTIVE", "status: ACTIVE -> INACTIVE");
    }

    @Test
    void a_span_of_time_includes_its_ends() {
        change(profile("Countess", null), UserStatus.ACTIVE);
        String query = "identity_ids=" + ada.id();
        String time =
                events(query).get("identity_events").get(0).get("detected_time").stringValue();
        assertThat(told(events(query + "&start_time=" + time + "&end_time=" + time)))
                .isNotEmpty();
        assertThat(told(events(query + "&end_time=2001-01-01T00:00:00"))).isEmpty();
        assertThat(told(events(query + "&start_time=2999-01-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void what_makes_no_sense_is_refused() {
        for (String query : List.of(
                "cursor=yesterday",
                "cursor=MS4",
                "limit=0",
                "limit=x",
                "start_time=yesterday",
                "identity_ids=ada",
                "identity_ids=" + ada.id() + "," + boss.id())) {
            assertThat(auditor.door().get("/identity_events?" + query).status())
                    .as(query)
                    .isEqualTo(422);
        }
    }

    @Test
    void people_see_what_changed_about_themselves_and_no_more() {
        change(profile("Countess", null), UserStatus.ACTIVE);
        JsonNode own = ada.door().get("/identity_events").json();
        assertThat(told(own)).contains("title: null -> Countess");
        assertThat(StreamSupport.stream(own.get("identity_events").spliterator(), false))
                .allMatch(event ->
                        event.get("user_id").stringValue().equals(ada.id().toString()));
        assertThat(boss.door().get("/identity_events?identity_ids=" + ada.id()).status())
                .isEqualTo(403);
    }

    @Test
    void nothing_is_told_of_a_change_that_changes_nothing() {
        change(profile("Countess", null), UserStatus.ACTIVE);
        int before = events("identity_ids=" + ada.id()).get("total_count").intValue();
        change(profile("Countess", null), UserStatus.ACTIVE);
        assertThat(events("identity_ids=" + ada.id()).get("total_count").intValue())
                .isEqualTo(before);
    }

    private void change(Profile profile, UserStatus status) {
        reeve.tell(new UpdateUser(ada.id(), profile, status, null));
    }

    private JsonNode events(String query) {
        return auditor.door().get("/identity_events?" + query).json();
    }

    private static List<String> told(JsonNode events) {
        return StreamSupport.stream(events.get("identity_events").spliterator(), false)
                .map(event -> "%s: %s -> %s"
                        .formatted(
                                event.get("changed_field").stringValue(),
                                text(event.get("old_field_value")),
                                text(event.get("new_field_value"))))
                .toList();
    }

    private static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.stringValue();
    }

    private Profile profile(@Nullable String title, @Nullable String team) {
        return new Profile(
                name,
                name + "@example.com",
                "Ada",
                "Lovelace",
                title,
                team,
                boss.id(),
                null,
                null,
                null,
                null,
                Map.of("Office", "London"));
    }
}
