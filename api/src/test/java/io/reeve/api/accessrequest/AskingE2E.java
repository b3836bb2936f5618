package io.reeve.api.accessrequest;

import static io.reeve.api.testing.Desk.admins;
import static io.reeve.api.testing.Desk.all;
import static io.reeve.api.testing.Desk.because;
import static io.reeve.api.testing.Desk.byHand;
import static io.reeve.api.testing.Desk.direct;
import static io.reeve.api.testing.Desk.forPerson;
import static io.reeve.api.testing.Desk.of;
import static io.reeve.api.testing.Desk.seconds;
import static io.reeve.api.testing.Desk.stage1;
import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.AtOnce;
import io.reeve.api.testing.Desk;
import io.reeve.api.testing.Offer;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.user.Profile;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserCommand.UpdateUser;
import io.reeve.kernel.user.UserStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

class AskingE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Desk desk = new Desk(reeve);
    private final Person employee = reeve.person();
    private final Person colleague = reeve.person();
    private final Person approver = reeve.person();

    @Test
    void the_answer_is_a_list_of_requests_as_a_read_shows_them() {
        Offer offer = desk.offer(stage1(approver), direct());
        JsonNode made = desk.tryToAsk(employee, offer.id(), because("Release on Friday"))
                .expect(201)
                .json();
        assertThat(made.size()).isEqualTo(1);
        JsonNode request = made.get(0);
        assertThat(request.get("app_id").asString()).isEqualTo(offer.id());
        assertThat(request.get("app_name").asString()).isEqualTo(offer.name());
        assertThat(request.get("requester_user").get("id").asString())
                .isEqualTo(employee.id().toString());
        assertThat(request.get("notes").get("PENDING").asString()).isEqualTo("Release on Friday");
        assertThat(request).isEqualTo(desk.read(request.get("id").asString()));
    }

    @Test
    void rule_13_note_means_the_same_as_business_justification() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()), "\"note\": \"An old client\"");
        assertThat(desk.read(request).get("notes").get("PENDING").asString()).isEqualTo("An old client");
    }

    @Test
    void rule_13_seconds_win_over_a_label_and_either_alone_will_do() {
        String app = desk.app(stage1(approver), all(byHand(), "\"time_based_access\": [\"2 hours\", \"7 days\"]"));
        String label = "\"access_length\": \"7 days\"";
        for (String[] asked : new String[][] {{seconds(3_600), label}, {seconds(3_600)}}) {
            String request = desk.ask(reeve.person(), app, asked);
            assertThat(desk.read(request).get("expiration_in_seconds").asLong()).isEqualTo(3_600);
        }
        String request = desk.ask(reeve.person(), app, label);
        assertThat(desk.read(request).get("expiration_in_seconds").asLong()).isEqualTo(7 * 24 * 3_600);
    }

    @Test
    void rule_3_optional_objects_are_there_as_null() {
        JsonNode request = desk.read(desk.ask(employee, desk.app(stage1(approver), direct())));
        for (String key : List.of("expires_at", "supporter_user", "tasks", "custom_fields", "expiration_in_seconds")) {
            assertThat(request.has(key)).as(key).isTrue();
            assertThat(request.get(key).isNull()).as(key).isTrue();
        }
    }

    @Test
    void rule_1_times_are_naive_utc_to_the_second() {
        JsonNode request = desk.read(desk.ask(employee, desk.app("", direct()), seconds(3_600)));
        assertThat(request.get("requested_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void tasks_and_custom_fields_come_when_they_are_asked_for() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()));
        desk.task(request);
        JsonNode expanded = employee.door()
                .get("/appstore/access_requests/" + request + "?expand=tasks&expand=custom_fields")
                .expect(200)
                .json();
        assertThat(expanded.get("tasks").size()).isEqualTo(1);
        assertThat(expanded.get("custom_fields").isEmpty()).isTrue();
        employee.door()
                .get("/appstore/access_requests/" + request + "?expand=everything")
                .expect(422);
    }

    @Test
    void rule_24_an_open_duplicate_is_refused_and_named() {
        String app = desk.app(stage1(approver), direct());
        String request = desk.ask(employee, app);
        Answer again = desk.tryToAsk(employee, app).expect(409);
        assertThat(again.json().get("detail").asString()).contains(request);
        desk.tryToAsk(colleague, app, forPerson(employee)).expect(409);
    }

    @Test
    void rule_24_what_is_held_is_a_duplicate_and_what_has_ended_is_not() {
        String app = desk.app("", direct());
        String request = desk.ask(employee, app, seconds(5));
        desk.awaitStatus(request, "COMPLETED");
        Answer again = desk.tryToAsk(employee, app).expect(409);
        assertThat(again.json().get("detail").asString()).contains(request);
        desk.awaitStatus(request, "TIME_BASED_EXPIRED");
        desk.tryToAsk(employee, app).expect(201);
    }

    @Test
    void what_was_denied_or_cancelled_can_be_asked_for_again() {
        String app = desk.app(stage1(approver), direct());
        String request = desk.ask(employee, app);
        desk.dismiss(approver, desk.task(request, "APPROVE_STAGE_1"));
        desk.awaitStatus(request, "DENIED");
        String next = desk.ask(employee, app);
        employee.door().delete("/appstore/access_requests/" + next).expect(204);
        desk.tryToAsk(employee, app).expect(201);
    }

    @Test
    void of_many_who_ask_at_once_one_is_heard() throws Exception {
        String app = desk.app(stage1(approver), direct());
        List<Integer> statuses =
                AtOnce.times(8, () -> desk.tryToAsk(employee, app).status());
        assertThat(statuses).containsOnlyOnce(201).hasSize(8);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(7);
    }

    @Test
    void rule_24_one_call_with_several_permissions_is_one_unit() {
        String app = desk.app(stage1(approver), all(byHand(), "\"allow_multiple_permission_selection\": true"));
        String reading = desk.permission(app, null);
        String writing = desk.permission(app, null);
        desk.ask(employee, app, of(writing));
        String both = "\"requestable_permission_ids\": [\"%s\", \"%s\"]".formatted(reading, writing);
        desk.tryToAsk(employee, app, both).expect(409);
        JsonNode made = desk.tryToAsk(colleague, app, both).expect(201).json();
        assertThat(made.size()).isEqualTo(2);
        assertThat(made.get(0).get("requestable_permissions").get(0).get("id").asString())
                .isEqualTo(reading);
        assertThat(made.get(1).get("requestable_permissions").get(0).get("id").asString())
                .isEqualTo(writing);
        desk.tryToAsk(employee, app, of(reading)).expect(201);
    }

    @Test
    void rule_24_the_same_key_makes_one_request() {
        String app = desk.app(stage1(approver), direct());
        String key = UUID.randomUUID().toString();
        Person careful = new Person(employee.id(), employee.door().with("Idempotency-Key", key));
        String request = desk.ask(careful, app);
        assertThat(desk.ask(careful, app)).isEqualTo(request);
        desk.tryToAsk(careful, app, seconds(60)).expect(422);
    }

    @Test
    void rule_24_the_same_key_at_once_makes_one_request() throws Exception {
        String app = desk.app(stage1(approver), direct());
        Person careful = new Person(
                employee.id(),
                employee.door().with("Idempotency-Key", UUID.randomUUID().toString()));
        assertThat(new HashSet<>(AtOnce.times(4, () -> desk.ask(careful, app)))).hasSize(1);
    }

    @Test
    void only_administrators_say_who_asked() {
        String app = desk.app(stage1(approver), direct());
        String requester = "\"requester_user_id\": \"" + colleague.id() + "\"";
        desk.tryToAsk(employee, app, requester).expect(403);
        String request = desk.ask(desk.admin(), app, requester, forPerson(employee));
        assertThat(desk.read(request).get("requester_user").get("id").asString())
                .isEqualTo(colleague.id().toString());
        assertThat(desk.read(request).get("target_user").get("id").asString())
                .isEqualTo(employee.id().toString());
    }

    @Test
    void nobody_who_has_left_can_be_asked_for_and_what_was_asked_for_them_is_withdrawn() {
        Person leaver = reeve.person();
        String app = desk.app(stage1(approver), direct());
        String request = desk.ask(employee, app, forPerson(leaver));
        reeve.tell(new DeactivateUser(leaver.id(), null));
        desk.awaitStatus(request, "CANCELLED");
        desk.tryToAsk(employee, app, forPerson(leaver)).expect(422);
    }

    @Test
    void nobody_who_is_suspended_can_be_asked_for() {
        String app = desk.app(stage1(approver), direct());
        Profile profile = new Profile(
                "idle " + UUID.randomUUID(), "", "", "", null, null, null, null, null, null, null, Map.of());
        Person idle = reeve.person(profile);
        reeve.tell(new UpdateUser(idle.id(), profile, UserStatus.SUSPENDED, null));
        Answer answer = desk.tryToAsk(employee, app, forPerson(idle)).expect(422);
        assertThat(place(answer)).isEqualTo("target_user_id");
    }

    @Test
    void what_makes_no_sense_is_refused_naming_the_field() {
        String app = desk.app(stage1(approver), all(byHand(), "\"time_based_access\": [\"2 hours\", \"7 days\"]"));
        assertThat(place(desk.tryToAsk(employee, UUID.randomUUID().toString()))).isEqualTo("app_id");
        assertThat(place(desk.tryToAsk(employee, "nonsense"))).isEqualTo("app_id");
        assertThat(place(desk.tryToAsk(employee, app, of(UUID.randomUUID().toString()), seconds(60))))
                .isEqualTo("requestable_permission_ids");
        assertThat(place(desk.tryToAsk(employee, app, seconds(-1)))).isEqualTo("expiration_in_seconds");
        assertThat(place(desk.tryToAsk(employee, app, "\"access_length\": \"3 weeks\"")))
                .isEqualTo("access_length");
        Answer unlimited = desk.tryToAsk(employee, app);
        assertThat(place(unlimited)).isEqualTo("access_length");
        assertThat(unlimited.text()).contains("2 hours, 7 days");
        assertThat(place(
                        desk.tryToAsk(employee, app, "\"target_user_id\": \"" + UUID.randomUUID() + "\"", seconds(60))))
                .isEqualTo("target_user_id");
    }

    @Test
    void who_has_no_part_in_a_request_may_not_know_of_it() {
        Person owner = reeve.person();
        Person auditor = reeve.person(Role.AUDITOR);
        Person storeReader = reeve.person(Role.APPSTORE_READ_ONLY_ADMIN);
        Person grouped = reeve.person();
        Person stageOne = reeve.person();
        String app = desk.app(
                all(
                        "\"approvers\": {\"users\": [{\"id\": \"%s\"}], \"groups\": [{\"id\": \"%s\"}]}"
                                .formatted(stageOne.id(), reeve.group(grouped)),
                        admins(owner)),
                direct());
        String request = desk.ask(employee, app, forPerson(colleague));
        desk.task(request);
        String path = "/appstore/access_requests/" + request;
        for (Person who : List.of(employee, colleague, stageOne, grouped, owner, auditor, storeReader)) {
            who.door().get(path).expect(200);
            who.door().get(path + "/route").expect(200);
        }
        approver.door().get(path).expect(404);
        approver.door().get(path + "/route").expect(404);
        approver.door().delete(path).expect(404);
        approver.door()
                .post("/admin/access_requests/" + request + "/revert", null)
                .expect(404);
        stageOne.door().delete(path).expect(403);
        assertThat(approver.door()
                        .get("/appstore/access_requests")
                        .expect(200)
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(grouped.door()
                        .get("/appstore/access_requests")
                        .expect(200)
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        employee.door().get("/appstore/access_requests/" + UUID.randomUUID()).expect(404);
        employee.door().get("/appstore/access_requests/nonsense").expect(404);
        reeve.visitor().get(path).expect(401);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void what_a_client_got_wrong_is_answered_and_not_told_in_the_server_s_log(CapturedOutput output) {
        String nobody = UUID.randomUUID().toString();
        employee.door().delete("/appstore/access_requests/" + nobody).expect(404);
        desk.admin()
                .door()
                .post("/admin/access_requests/" + nobody + "/revert", null)
                .expect(404);
        employee.door().post("/tasks/" + nobody + "/complete", null).expect(404);
        assertThat(output).doesNotContain(nobody).doesNotContain("AggregateNotFound");
    }

    @Test
    void lists_are_filtered_sorted_and_paged() {
        String first = desk.ask(employee, desk.app(stage1(approver), direct()));
        String second = desk.ask(employee, desk.app(stage1(approver), direct()), forPerson(colleague));
        String third = desk.ask(colleague, desk.app(stage1(approver), direct()));
        colleague.door().delete("/appstore/access_requests/" + third).expect(204);
        assertThat(list("requester_user_id=" + employee.id())).containsExactly(first, second);
        assertThat(list("target_user_id=" + colleague.id())).containsExactly(second, third);
        assertThat(list("user_id=" + colleague.id())).containsExactly(second, third);
        assertThat(list("user_id=" + colleague.id() + "&sort=desc")).containsExactly(third, second);
        assertThat(list("user_id=" + colleague.id() + "&statuses=CANCELLED")).containsExactly(third);
        assertThat(list("user_id=" + colleague.id() + "&statuses=CANCELLED&statuses=PENDING_APPROVAL"))
                .containsExactly(second, third);
        assertThat(list("requester_user_id=" + employee.id() + "&size=1&page=2"))
                .containsExactly(second);
        assertThat(list("requester_user_id=" + employee.id() + "&size=1&page=3"))
                .isEmpty();
    }

    @Test
    void rule_4_unknown_or_joined_statuses_are_no_empty_list() {
        employee.door().get("/appstore/access_requests?statuses=PENDING,DENIED").expect(422);
        employee.door().get("/appstore/access_requests?statuses=NEVER").expect(422);
        employee.door().get("/appstore/access_requests?sort=sideways").expect(422);
        employee.door().get("/appstore/access_requests?user_id=nonsense").expect(422);
    }

    @Test
    void rule_12_an_empty_page() {
        JsonNode page =
                employee.door().get("/appstore/access_requests").expect(200).json();
        assertThat(page.toString()).isEqualTo("{\"items\":[],\"total\":0,\"page\":1,\"size\":50,\"pages\":0}");
    }

    @Test
    void the_route_stays_as_it_was_when_settings_change() {
        String app = desk.app(stage1(approver), direct());
        String request = desk.ask(employee, app);
        desk.admin()
                .door()
                .patch("/appstore/apps/" + app + "/settings", "{\"request_flow\": {%s}}".formatted(stage1(colleague)))
                .expect(200);
        JsonNode route = employee.door()
                .get("/appstore/access_requests/" + request + "/route")
                .expect(200)
                .json();
        assertThat(route.get("stages").get(0).get("user_ids").get(0).asString())
                .isEqualTo(approver.id().toString());
        desk.complete(approver, desk.task(request, "APPROVE_STAGE_1"));
        desk.awaitStatus(request, "COMPLETED");
        assertThat(employee.door()
                        .get("/appstore/access_requests/" + request + "/route")
                        .expect(200)
                        .json()
                        .get("stages")
                        .get(0)
                        .get("approved")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_request_cancelled_while_it_is_given_leaves_nothing_behind() {
        String app = desk.app(admins(approver), all(direct(), "\"manual_steps_needed\": true"));
        String request = desk.ask(employee, app);
        desk.task(request, "PROVISION_ACCESS");
        employee.door().delete("/appstore/access_requests/" + request).expect(204);
        soon().untilAsserted(() -> assertThat(desk.accountStatuses(employee)).containsExactly("DEPROVISIONED"));
    }

    private List<String> list(String query) {
        return desk.admin()
                .door()
                .get("/appstore/access_requests?" + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private static String place(Answer answer) {
        return answer.expect(422).json().get("detail").get(0).get("loc").get(1).asString();
    }
}
