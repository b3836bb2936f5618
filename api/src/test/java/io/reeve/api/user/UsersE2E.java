package io.reeve.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.UpdateUser;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UsersE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Profile profile = profile("Ada", "Lovelace");
    private final Person ada = reeve.person(profile);
    private final Person reader = reeve.person(Role.READ_ONLY_ADMIN);
    private final Person colleague = reeve.person();

    @Test
    void everybody_finds_out_who_they_are() {
        Answer answer = ada.door().get("/users/current");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .hasToString(
                        "{\"id\":\"%s\",\"email\":\"Ada.%s@Example.com\",\"given_name\":\"Ada\",\"family_name\":\"Lovelace\",\"status\":\"ACTIVE\"}"
                                .formatted(ada.id(), mark));
    }

    @Test
    void nobody_finds_anything_without_a_token() {
        for (String path : List.of("/users", "/users/current", "/users/" + ada.id(), "/groups", "/identity_events")) {
            Answer answer = reeve.visitor().get(path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.text()).as(path).isEqualTo("{\"detail\":\"Not authenticated\"}");
        }
    }

    @Test
    void everybody_looks_colleagues_up_without_their_custom_attributes() {
        JsonNode found = colleague
                .door()
                .get("/users/" + ada.id() + "?expand=custom_attributes")
                .json();
        assertThat(found.get("given_name").stringValue()).isEqualTo("Ada");
        assertThat(found.get("custom_attributes").isNull()).isTrue();
    }

    @Test
    void custom_attributes_are_for_oneself_and_for_those_who_read_everything() {
        for (Person who : List.of(ada, reader)) {
            JsonNode found = who.door()
                    .get("/users/" + ada.id() + "?expand=custom_attributes")
                    .json();
            assertThat(found.get("custom_attributes"))
                    .hasToString("{\"Office\":{\"type\":\"TEXT\",\"value\":\"London\"}}");
        }
    }

    @Test
    void custom_attributes_come_only_when_they_are_asked_for() {
        JsonNode found = ada.door().get("/users/" + ada.id()).json();
        assertThat(found.has("custom_attributes")).isTrue();
        assertThat(found.get("custom_attributes").isNull()).isTrue();
    }

    @Test
    void what_cannot_be_expanded_is_refused() {
        assertThat(ada.door().get("/users?expand=roles").status()).isEqualTo(422);
    }

    @Test
    void a_part_of_a_name_or_an_address_finds_people_in_any_case() {
        assertThat(found("search_term=lovelace")).contains(ada.id().toString());
        assertThat(found("search_term=ADA." + mark)).containsExactly(ada.id().toString());
        assertThat(found("search_term=" + mark + "@example"))
                .containsExactly(ada.id().toString());
    }

    @Test
    void an_exact_search_takes_the_whole_of_a_name_or_an_address() {
        Person named = reeve.person(profile("Grace" + mark, "Hopper"));
        assertThat(found("exact_match=true&search_term=grace" + mark + "%20hopper"))
                .containsExactly(named.id().toString());
        assertThat(found("exact_match=true&search_term=ada." + mark + "@example.com"))
                .containsExactly(ada.id().toString());
        assertThat(found("exact_match=true&search_term=ada." + mark)).isEmpty();
    }

    @Test
    void what_means_something_to_the_database_means_itself_in_a_search() {
        assertThat(found("search_term=" + mark + "%25")).isEmpty();
        assertThat(found("search_term=%25%27%20or%201=1%20--" + mark)).isEmpty();
        assertThat(found("search_term=ada_" + mark)).isEmpty();
    }

    @Test
    void lists_come_in_pages() {
        String family = "Family" + mark;
        List<String> ids = List.of("A", "B", "C").stream()
                .map(name -> reeve.person(profile(name + mark, family)).id().toString())
                .toList();
        JsonNode second = ada.door()
                .get("/users?search_term=" + family + "&page=2&size=2")
                .json();
        assertThat(ids(second)).containsExactly(ids.get(2));
        assertThat(second.get("total").intValue()).isEqualTo(3);
        assertThat(second.get("page").intValue()).isEqualTo(2);
        assertThat(second.get("size").intValue()).isEqualTo(2);
        assertThat(second.get("pages").intValue()).isEqualTo(2);
    }

    @Test
    void rule_12_an_empty_page_has_its_numbers() {
        assertThat(ada.door().get("/users?search_term=nobody-" + mark).text())
                .isEqualTo("{\"items\":[],\"total\":0,\"page\":1,\"size\":50,\"pages\":0}");
    }

    @Test
    void rule_25_a_page_past_the_end_is_empty_and_one_out_of_range_refused() {
        JsonNode past = ada.door().get("/users?search_term=" + mark + "&page=9").json();
        assertThat(past.get("items")).isEmpty();
        assertThat(past.get("total").intValue()).isPositive();
        for (String query : List.of("page=0", "size=0", "size=101", "page=x")) {
            assertThat(ada.door().get("/users?" + query).status()).as(query).isEqualTo(422);
        }
    }

    @Test
    void rule_25_what_is_no_id_in_a_path_is_not_found() {
        for (String path : List.of("/users/nobody", "/users/" + UUID.randomUUID())) {
            Answer answer = ada.door().get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.json().get("detail").isString()).isTrue();
        }
    }

    @Test
    void rule_26_who_has_left_is_still_found_and_their_names_are_free() {
        reeve.tell(new DeactivateUser(ada.id(), null));
        JsonNode left = colleague.door().get("/users/" + ada.id()).json();
        assertThat(left.get("status").stringValue()).isEqualTo("INACTIVE");
        Person successor = reeve.person(profile);
        assertThat(successor.door().get("/users/current").json().get("email").stringValue())
                .isEqualTo(profile.email());
    }

    @Test
    void who_is_suspended_or_has_left_is_out_at_once() {
        assertThat(ada.door().get("/users/current").status()).isEqualTo(200);
        reeve.tell(new UpdateUser(ada.id(), profile, UserStatus.SUSPENDED, null));
        assertThat(ada.door().get("/users/current").status()).isEqualTo(401);
        reeve.tell(new UpdateUser(ada.id(), profile, UserStatus.ACTIVE, null));
        assertThat(ada.door().get("/users/current").status()).isEqualTo(200);
        reeve.tell(new DeactivateUser(ada.id(), null));
        assertThat(ada.door().get("/users/current").status()).isEqualTo(401);
    }

    @Test
    void rule_3_names_and_addresses_are_texts() {
        String name = "plain-" + mark;
        Person plain = reeve.person(new Profile(name, "", "", "", null, null, null, null, null, null, null, Map.of()));
        JsonNode found = plain.door().get("/users/current").json();
        for (String field : List.of("email", "given_name", "family_name")) {
            assertThat(found.get(field).stringValue()).as(field).isEmpty();
        }
    }

    private List<String> found(String query) {
        return ids(colleague.door().get("/users?" + query).json());
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .map(user -> user.get("id").stringValue())
                .toList();
    }

    private Profile profile(String given, String family) {
        return new Profile(
                given + "-" + UserId.next(),
                given + "." + mark + "@Example.com",
                given,
                family,
                "Countess",
                "Analysis",
                null,
                null,
                null,
                null,
                null,
                Map.of("Office", "London"));
    }
}
