package io.reeve.api.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.OwnApp;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskCommand.OpenTask;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.EraseUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ActivityE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person auditor = reeve.person(Role.AUDITOR);

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN", "READ_ONLY_ADMIN", "AUDITOR"})
    void rule_23_administrators_and_auditors_read_it(Role role) {
        assertThat(reeve.person(role).door().get("/activity_logs").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPSTORE_READ_ONLY_ADMIN", "APP_ADMIN", "VENDOR_OWNER", "ACCESS_REVIEW_ADMINISTRATOR"})
    void rule_23_others_do_not(Role role) {
        assertThat(reeve.person(role).door().get("/activity_logs").status()).isEqualTo(403);
    }

    @Test
    void an_entry_tells_what_happened_as_the_contract_has_it() {
        Person one = reeve.person();
        JsonNode entry = entryOf("USER_CREATED", one.id().toString());
        assertThat(entry.get("event_hash").asString()).matches("[0-9a-f]{64}");
        assertThat(entry.get("event_type_user_friendly").asString()).isEqualTo("A user became known");
        assertThat(entry.get("outcome").asString()).isEqualTo("Succeeded");
        assertThat(entry.get("event_began_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(entry.get("actor").get("actor_type").asString()).isEqualTo("Installation");
        assertThat(entry.get("event_metadata").get("event_name").asString()).isEqualTo("user.created");
        assertThat(entry.get("targets").get(0).get("target_type").asString()).isEqualTo("Lumos user");
        assertThat(entry.get("targets").get(0).get("name").asString()).startsWith("Given");
    }

    @Test
    void the_hash_is_the_leaf_of_the_event_and_the_same_at_every_reading() {
        JsonNode first = part("limit=3");
        assertThat(part("limit=3").get("items")).isEqualTo(first.get("items"));
        List<String> leaves = reeve.database()
                .jdbc()
                .sql("select encode(leaf_hash, 'hex') from reeve.event where position <= 3 order by position")
                .query(String.class)
                .list();
        assertThat(first.get("items"))
                .extracting(entry -> entry.get("event_hash").asString())
                .containsExactlyElementsOf(leaves);
    }

    @Test
    void a_person_who_acts_is_named_as_known_clients_expect() {
        Person admin = reeve.person(Role.ADMIN);
        String name = "App " + UUID.randomUUID();
        String app = OwnApp.madeBy(admin, name).toString();
        JsonNode entry = entryOf("ADMIN_CREATED_APP", app);
        JsonNode actor = entry.get("actor");
        assertThat(actor.get("actor_type").asString()).isEqualTo("Lumos user");
        assertThat(actor.get("email").asString()).endsWith("@example.org");
        assertThat(actor.get("given_name").asString()).startsWith("Given");
        assertThat(actor.get("family_name").asString()).startsWith("Family");
        assertThat(entry.get("targets").get(0).get("user_friendly_label").asString())
                .isEqualTo(name);
        assertThat(entry.get("event_metadata").get("request_id").asString()).isNotBlank();
    }

    @Test
    void entries_come_in_rising_order_and_pages_hang_together() {
        reeve.person();
        long until = part("limit=1").get("total").asLong();
        List<Long> positions = new ArrayList<>();
        String next = "/activity_logs?limit=7";
        while (next != null && positions.size() < until) {
            JsonNode page = auditor.door().get(next).json();
            page.get("items")
                    .forEach(entry -> positions.add(
                            entry.get("event_metadata").get("position").asLong()));
            next = page.get("links").get("next").isNull()
                    ? null
                    : page.get("links").get("next").asString();
        }
        assertThat(positions).isSorted().doesNotHaveDuplicates();
        assertThat(positions.getFirst()).isEqualTo(1);
        assertThat(positions.size()).isGreaterThanOrEqualTo((int) until);
    }

    @Test
    void rule_2_the_last_page_has_no_next() {
        JsonNode page = part("limit=10&offset=1000000");
        assertThat(page.get("items")).isEmpty();
        assertThat(page.get("links").get("next").isNull()).isTrue();
        assertThat(page.get("total").asLong()).isPositive();
        assertThat(page.get("offset").asLong()).isEqualTo(1_000_000);
    }

    @Test
    void rule_2_next_is_relative_and_echoes_the_query() {
        String next = part("since=2020-01-01T00:00:00&limit=1")
                .get("links")
                .get("next")
                .asString();
        assertThat(next).isEqualTo("/activity_logs?since=2020-01-01T00:00:00&limit=1&offset=1");
    }

    @Test
    void rule_25_both_ends_of_a_time_are_included_until_to_its_whole_second() {
        Person one = reeve.person();
        JsonNode entry = entryOf("USER_CREATED", one.id().toString());
        String second = entry.get("event_began_at").asString();
        for (String window : List.of(
                "since=" + second + "&until=" + second,
                "since=" + second + "Z&until=" + second + "Z",
                "since=" + second + "%2B00:00&until=" + second + "%2B00:00")) {
            assertThat(all(window)).contains(entry);
            assertThat(all(window))
                    .allSatisfy(found ->
                            assertThat(found.get("event_began_at").asString()).isEqualTo(second));
        }
        String before = Instant.parse(second + "Z").minusSeconds(1).toString().replace("Z", "");
        String after = Instant.parse(second + "Z").plusSeconds(1).toString();
        assertThat(all("until=" + before)).doesNotContain(entry);
        assertThat(all("since=" + after)).doesNotContain(entry);
    }

    @Test
    void a_time_in_which_nothing_happened_is_empty() {
        JsonNode part = part("until=2020-01-01T00:00:00");
        assertThat(part.get("items")).isEmpty();
        assertThat(part.get("total").asLong()).isZero();
        JsonNode backwards = part("since=2030-01-01T00:00:00&until=2020-01-01T00:00:00");
        assertThat(backwards.get("total").asLong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "offset=-1", "limit=many", "since=yesterday", "until=2026-13-01"})
    void rule_25_what_is_out_of_range_is_refused(String query) {
        assertThat(auditor.door().get("/activity_logs?" + query).status()).isEqualTo(422);
    }

    @Test
    void what_is_known_of_an_erased_person_is_gone_and_the_rest_stays() {
        String secret = "Rosamunde" + UUID.randomUUID();
        Person gone = reeve.person(new Profile(
                secret, secret + "@example.org", secret, secret, null, null, null, null, null, null, null, Map.of()));
        TaskId task = taskOf(gone);
        assertThat(gone.door()
                        .post("/tasks/" + task + "/comments", "{\"comment\": \"" + secret + "\"}")
                        .status())
                .isEqualTo(201);
        JsonNode before = entryOf("TASK_COMMENTED", task.toString());
        assertThat(before.toString()).contains(secret);

        reeve.tell(new DeactivateUser(gone.id(), null));
        reeve.tell(new EraseUser(gone.id()));

        JsonNode after = entryOf("TASK_COMMENTED", task.toString());
        assertThat(after.get("event_hash")).isEqualTo(before.get("event_hash"));
        assertThat(after.get("actor").get("id").asString()).isEqualTo(gone.id().toString());
        assertThat(all("").toString()).doesNotContain(secret);
        assertThat(entryOf("USER_ERASED", gone.id().toString())).isNotNull();
        assertThat(auditor.door().get("/tasks/" + task + "?expand=comments").text())
                .doesNotContain(secret);
    }

    private TaskId taskOf(Person one) {
        Person admin = reeve.person(Role.ADMIN);
        TaskSubject subject = new TaskSubject(
                AccessRequestId.next(),
                OwnApp.madeBy(admin, "App"),
                null,
                reeve.person().id());
        TaskId task = TaskId.of(subject.accessRequestId(), TaskType.APPROVE_STAGE_1);
        reeve.tell(new OpenTask(
                task, TaskType.APPROVE_STAGE_1, subject, new Approvers(List.of(one.id()), List.of()), Set.of(), null));
        return task;
    }

    private JsonNode entryOf(String type, String target) {
        return all("").stream()
                .filter(entry -> entry.get("event_type").asString().equals(type))
                .filter(entry -> entry.get("targets")
                        .valueStream()
                        .anyMatch(found -> found.get("id").asString().equals(target)))
                .findFirst()
                .orElseThrow();
    }

    /** All that is there now, page by page. */
    private List<JsonNode> all(String query) {
        List<JsonNode> entries = new ArrayList<>();
        String next = "/activity_logs?limit=100&" + query;
        while (next != null) {
            Answer answer = auditor.door().get(next);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            answer.json().get("items").forEach(entries::add);
            JsonNode link = answer.json().get("links").get("next");
            next = link.isNull() ? null : link.asString();
        }
        return entries;
    }

    private JsonNode part(String query) {
        Answer answer = auditor.door().get("/activity_logs?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
