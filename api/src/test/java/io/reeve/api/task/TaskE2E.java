package io.reeve.api.task;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.OwnApp;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.group.GroupCommand.MemberChange;
import io.reeve.kernel.group.GroupCommand.UpdateGroup;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.task.TaskCommand.OpenTask;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserCommand.DeactivateUser;
import io.reeve.kernel.user.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TaskE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Person requester = reeve.person();
    private final Person target = reeve.person();
    private final Person approver = reeve.person();
    private final Person stranger = reeve.person();
    private final Person appAdmin = reeve.person();
    private final Person admin = reeve.person(Role.ADMIN);
    private final Person auditor = reeve.person(Role.AUDITOR);
    private final String appName = "App " + UUID.randomUUID();
    private final AppId app = OwnApp.madeBy(admin, appName, appAdmin);

    @Test
    void a_task_is_shown_as_the_contract_has_it() {
        TaskSubject subject = subject();
        TaskId task = open(TaskType.APPROVE_STAGE_1, subject, people(approver));
        JsonNode shown = approver.door()
                .get("/tasks/" + task + "?expand=actions&expand=assignees&expand=comments")
                .json();
        assertThat(shown.get("id").asString()).isEqualTo(task.toString());
        assertThat(shown.get("task_type").asString()).isEqualTo("APPROVE_STAGE_1");
        assertThat(shown.get("task_category").asString()).isEqualTo("APPROVAL");
        assertThat(shown.get("status").asString()).isEqualTo("PENDING");
        assertThat(shown.get("product_area").asString()).isEqualTo("APPSTORE");
        assertThat(shown.get("description").asString()).startsWith("Approve access to " + appName + " for ");
        assertThat(shown.get("instructions").asString()).isEqualTo("Look twice");
        assertThat(shown.get("app").get("id").asString()).isEqualTo(app.toString());
        assertThat(shown.get("target_user").get("id").asString())
                .isEqualTo(target.id().toString());
        assertThat(shown.get("resolved_by").isNull()).isTrue();
        assertThat(shown.get("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(shown.get("access_request_id").asString())
                .isEqualTo(subject.accessRequestId().toString());
        assertThat(shown.get("requestable_permission_id").isNull()).isTrue();
        assertThat(shown.get("assignees").get(0).get("id").asString())
                .isEqualTo(approver.id().toString());
        assertThat(shown.get("assignees").get(0).get("type").asString()).isEqualTo("USER");
        assertThat(shown.get("comments")).isEmpty();
        assertThat(shown.get("actions").get(0).get("action_type").asString()).isEqualTo("APPROVE");
        assertThat(shown.get("actions")
                        .get(1)
                        .get("transitions")
                        .get(0)
                        .get("transition_to")
                        .asString())
                .isEqualTo("DISMISSED");
    }

    @Test
    void what_is_not_asked_to_be_expanded_is_null() {
        TaskId task = open(people(approver));
        JsonNode shown = approver.door().get("/tasks/" + task).json();
        for (String detail : List.of("actions", "assignees", "comments")) {
            assertThat(shown.get(detail).isNull()).as(detail).isTrue();
        }
    }

    @Test
    void only_those_who_have_to_do_with_a_task_know_of_it() {
        TaskId task = open(people(approver));
        for (Person one : List.of(approver, appAdmin, admin, auditor, requester, target)) {
            assertThat(one.door().get("/tasks/" + task).status()).isEqualTo(200);
        }
        assertThat(stranger.door().get("/tasks/" + task).status()).isEqualTo(404);
        assertThat(stranger.door().get("/tasks/" + task + "/actions").status()).isEqualTo(404);
        assertThat(stranger.door().post("/tasks/" + task + "/complete", null).status())
                .isEqualTo(404);
        assertThat(stranger.door()
                        .post("/tasks/" + task + "/comments", "{\"comment\": \"Hello\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void rule_25_what_is_no_id_is_not_found() {
        assertThat(approver.door().get("/tasks/7").status()).isEqualTo(404);
        assertThat(approver.door().post("/tasks/7/complete", null).status()).isEqualTo(404);
        assertThat(approver.door()
                        .post("/tasks/" + UUID.randomUUID() + "/complete", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_list_holds_what_one_can_act_on_and_what_one_has_decided() {
        GroupId group = reeve.group(approver);
        TaskId direct = open(people(approver));
        TaskId throughGroup = open(new Approvers(List.of(), List.of(group)));
        TaskId others = open(people(stranger));
        assertThat(listed(approver, "")).containsExactly(throughGroup.toString(), direct.toString());
        assertThat(listed(appAdmin, "")).contains(others.toString(), direct.toString());

        approver.door().post("/tasks/" + direct + "/complete", null);
        assertThat(listed(approver, "status=COMPLETED")).containsExactly(direct.toString());
        assertThat(listed(approver, "status=PENDING")).containsExactly(throughGroup.toString());
    }

    @Test
    void who_leaves_the_group_does_not_see_its_tasks_any_more() {
        GroupId group = reeve.group(approver, stranger);
        open(new Approvers(List.of(), List.of(group)));
        assertThat(listed(stranger, "")).hasSize(1);
        leave(group, stranger);
        assertThat(listed(stranger, "")).isEmpty();
    }

    @Test
    void rule_19_those_who_are_excluded_find_their_request_s_tasks_in_no_list() {
        GroupId group = reeve.group(approver, requester);
        TaskId task = open(new Approvers(List.of(), List.of(group)));
        assertThat(listed(requester, "")).isEmpty();
        Answer refused = requester.door().post("/tasks/" + task + "/complete", null);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asString()).contains("cannot act on this task");
    }

    @Test
    void everybodys_tasks_are_for_those_who_read_everything() {
        TaskId task = open(people(approver));
        String query = "show_all_tasks=true&access_request_id="
                + auditor.door()
                        .get("/tasks/" + task)
                        .json()
                        .get("access_request_id")
                        .asString();
        for (Person reader : List.of(
                admin, auditor, reeve.person(Role.READ_ONLY_ADMIN), reeve.person(Role.APPSTORE_READ_ONLY_ADMIN))) {
            assertThat(listed(reader, query)).containsExactly(task.toString());
        }
        assertThat(approver.door().get("/tasks?show_all_tasks=true").status()).isEqualTo(403);
        assertThat(approver.door().get("/tasks?show_all_tasks=False").status()).isEqualTo(200);
    }

    @Test
    void a_list_is_narrowed_by_every_filter() {
        GroupId group = reeve.group(approver);
        TaskSubject subject = subject();
        TaskId one = open(TaskType.APPROVE_STAGE_1, subject, people(approver));
        TaskId two = open(TaskType.PROVISION_ACCESS, subject(), new Approvers(List.of(), List.of(group)));
        assertThat(listed(approver, "task_type=PROVISION_ACCESS")).containsExactly(two.toString());
        assertThat(listed(approver, "task_category=APPROVAL")).containsExactly(one.toString());
        assertThat(listed(approver, "product_area=APPSTORE")).hasSize(2);
        assertThat(listed(approver, "product_area=SAVINGS")).isEmpty();
        assertThat(listed(approver, "status=BLOCKED")).isEmpty();
        assertThat(listed(approver, "search=" + appName.substring(4, 20).toUpperCase(java.util.Locale.ROOT)))
                .hasSize(2);
        assertThat(listed(approver, "search=provision_acc")).containsExactly(two.toString());
        assertThat(listed(approver, "search=%25")).isEmpty();
        assertThat(listed(approver, "assigned_identity_ids=" + approver.id())).containsExactly(one.toString());
        assertThat(listed(approver, "assigned_group_ids=" + group)).containsExactly(two.toString());
        assertThat(listed(approver, "assigned_group_ids=" + group + "&assigned_identity_ids=" + approver.id()))
                .hasSize(2);
        assertThat(listed(approver, "access_request_id=" + subject.accessRequestId()))
                .containsExactly(one.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task_type=LUNCH",
                "task_category=APPROVAL,PROVISIONING",
                "status=pending",
                "product_area=X",
                "sort_by=name",
                "sort_direction=up",
                "expand=everything",
                "assigned_identity_ids=me",
                "access_request_id=1",
                "page=0",
                "size=101"
            })
    void rule_4_an_unknown_value_is_refused_and_never_an_empty_list(String query) {
        assertThat(approver.door().get("/tasks?" + query).status()).isEqualTo(422);
    }

    @Test
    void a_list_is_sorted_as_asked_for() {
        TaskId first = open(TaskType.APPROVE_STAGE_2, subject(), people(approver));
        TaskId second = open(TaskType.APPROVE_AS_MANAGER, subject(), people(approver));
        assertThat(listed(approver, "sort_by=createdAt&sort_direction=asc"))
                .containsExactly(first.toString(), second.toString());
        assertThat(listed(approver, "sort_by=createdAt&sort_direction=DESC"))
                .containsExactly(second.toString(), first.toString());
        assertThat(listed(approver, "sort_by=taskType")).containsExactly(second.toString(), first.toString());
        assertThat(listed(approver, "sort_by=app&sort_direction=desc"))
                .containsExactly(second.toString(), first.toString());
        assertThat(listed(approver, "sort_by=targetUser")).containsExactly(first.toString(), second.toString());
    }

    @Test
    void rule_12_an_empty_page_has_all_its_numbers() {
        assertThat(stranger.door().get("/tasks").json())
                .isEqualTo(tools.jackson.databind.json.JsonMapper.shared().readTree("""
                                {"items": [], "total": 0, "page": 1, "size": 50, "pages": 0}"""));
    }

    @Test
    void a_list_comes_in_pages() {
        open(people(approver));
        TaskId second = open(people(approver));
        open(people(approver));
        JsonNode page = approver.door().get("/tasks?page=2&size=1").json();
        assertThat(page.get("items").get(0).get("id").asString()).isEqualTo(second.toString());
        assertThat(page.get("total").asInt()).isEqualTo(3);
        assertThat(page.get("pages").asInt()).isEqualTo(3);
        assertThat(approver.door().get("/tasks?page=9").json().get("items")).isEmpty();
    }

    @Test
    void rule_21_completing_without_a_body_answers_204_and_409_the_second_time() {
        TaskId task = open(people(approver));
        assertThat(approver.door().post("/tasks/" + task + "/complete", null).status())
                .isEqualTo(204);
        Answer again = approver.door().post("/tasks/" + task + "/complete", null);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("detail").asString()).contains("COMPLETED");
        JsonNode shown =
                approver.door().get("/tasks/" + task + "?expand=actions").json();
        assertThat(shown.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(shown.get("resolved_by").get("id").asString())
                .isEqualTo(approver.id().toString());
        assertThat(shown.get("actions")).isEmpty();
        assertThat(approver.door().post("/tasks/" + task + "/dismiss", null).status())
                .isEqualTo(409);
    }

    @Test
    void rule_21_notes_may_come_with_the_decision() {
        assertThat(approver.door()
                        .post("/tasks/" + open(people(approver)) + "/complete", "{\"notes\": \"Welcome\"}")
                        .status())
                .isEqualTo(204);
        assertThat(approver.door()
                        .post("/tasks/" + open(people(approver)) + "/dismiss", "{}")
                        .status())
                .isEqualTo(204);
        assertThat(approver.door()
                        .post("/tasks/" + open(people(approver)) + "/dismiss", "{\"notes\": 5}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void who_only_reads_may_not_act() {
        TaskId task = open(people(approver));
        assertThat(auditor.door().post("/tasks/" + task + "/complete", null).status())
                .isEqualTo(403);
        assertThat(auditor.door()
                        .post("/tasks/" + task + "/reassign", "{\"user_ids\": [\"" + stranger.id() + "\"]}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_action_is_performed_by_its_name() {
        TaskId task = open(TaskType.PROVISION_ACCESS, subject(), people(approver));
        String path = "/tasks/" + task + "/perform-action";
        assertThat(approver.door().get("/tasks/" + task + "/actions").json())
                .extracting(action -> action.get("action_type").asString())
                .containsExactly("CONFIRM_PROVISIONING", "DENY_PROVISIONING");
        assertThat(approver.door().post(path, "{\"action_type\": \"APPROVE\"}").status())
                .isEqualTo(400);
        assertThat(approver.door()
                        .post(path, "{\"action_type\": \"DENY_PROVISIONING\", \"transition_to\": \"COMPLETED\"}")
                        .status())
                .isEqualTo(400);
        assertThat(approver.door().post(path, "{}").status()).isEqualTo(422);
        assertThat(approver.door()
                        .post(path, "{\"action_type\": \"CONFIRM_PROVISIONING\", \"transition_to\": \"COMPLETED\"}")
                        .status())
                .isEqualTo(204);
        assertThat(approver.door()
                        .post(path, "{\"action_type\": \"CONFIRM_PROVISIONING\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_task_is_given_to_others() {
        TaskId task = open(people(approver));
        String path = "/tasks/" + task + "/reassign";
        assertThat(approver.door().post(path, "{}").status()).isEqualTo(422);
        assertThat(approver.door()
                        .post(path, "{\"user_ids\": [\"" + requester.id() + "\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(approver.door()
                        .post(path, "{\"user_ids\": [\"" + UUID.randomUUID() + "\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(approver.door()
                        .post(path, "{\"group_ids\": [\"" + UUID.randomUUID() + "\"]}")
                        .status())
                .isEqualTo(422);
        assertThat(approver.door()
                        .post(path, "{\"user_ids\": [\"" + stranger.id() + "\"], \"replace\": false}")
                        .status())
                .isEqualTo(204);
        assertThat(assignees(task)).containsExactly(approver.id(), stranger.id());
        assertThat(stranger.door()
                        .post(path, "{\"user_ids\": [\"" + stranger.id() + "\"]}")
                        .status())
                .isEqualTo(204);
        assertThat(assignees(task)).containsExactly(stranger.id());
        assertThat(approver.door().get("/tasks/" + task).status()).isEqualTo(404);
        assertThat(stranger.door().post("/tasks/" + task + "/complete", null).status())
                .isEqualTo(204);
        assertThat(admin.door()
                        .post(path, "{\"user_ids\": [\"" + approver.id() + "\"]}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void comments_are_kept_in_order() {
        TaskId task = open(people(approver));
        String path = "/tasks/" + task + "/comments";
        assertThat(approver.door().post(path, "{\"comment\": \"Why?\"}").status())
                .isEqualTo(201);
        assertThat(requester.door().post(path, "{\"comment\": \"Because.\"}").status())
                .isEqualTo(201);
        assertThat(approver.door().post(path, "{\"comment\": \"\"}").status()).isEqualTo(422);
        assertThat(approver.door()
                        .post(path, "{\"comment\": \"" + "x".repeat(4001) + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(approver.door().post(path, "{}").status()).isEqualTo(422);
        JsonNode comments = approver.door()
                .get("/tasks/" + task + "?expand=comments")
                .json()
                .get("comments");
        assertThat(comments)
                .extracting(comment -> comment.get("body").asString())
                .containsExactly("Why?", "Because.");
        assertThat(comments.get(1).get("created_by").get("id").asString())
                .isEqualTo(requester.id().toString());
    }

    @Test
    void rule_24_a_repeated_comment_is_one_comment() {
        TaskId task = open(people(approver));
        Answer first = approver.door()
                .with("Idempotency-Key", "comment-1")
                .post("/tasks/" + task + "/comments", "{\"comment\": \"Why?\"}");
        Answer second = approver.door()
                .with("Idempotency-Key", "comment-1")
                .post("/tasks/" + task + "/comments", "{\"comment\": \"Why?\"}");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(approver.door()
                        .get("/tasks/" + task + "?expand=comments")
                        .json()
                        .get("comments"))
                .hasSize(1);
    }

    @Test
    void rule_24_a_repeated_decision_with_its_key_is_no_conflict() {
        TaskId task = open(people(approver));
        for (int i = 0; i < 2; i++) {
            assertThat(approver.door()
                            .with("Idempotency-Key", "decision-1")
                            .post("/tasks/" + task + "/complete", null)
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void a_task_moves_to_the_admins_of_the_app_when_its_owner_leaves() {
        TaskId task = open(people(approver));
        reeve.tell(new DeactivateUser(approver.id(), null));
        soon().untilAsserted(() -> assertThat(assignees(task)).containsExactly(appAdmin.id()));
        assertThat(appAdmin.door().post("/tasks/" + task + "/complete", null).status())
                .isEqualTo(204);
    }

    @Test
    void a_task_moves_to_the_admins_of_the_app_when_its_group_is_empty_and_back_when_it_is_not() {
        GroupId group = reeve.group(approver);
        TaskId task = open(new Approvers(List.of(), List.of(group)));
        leave(group, approver);
        soon().untilAsserted(() -> assertThat(assignees(task)).containsExactly(appAdmin.id()));
        join(group, stranger);
        soon().untilAsserted(() -> assertThat(listed(stranger, "")).containsExactly(task.toString()));
    }

    private TaskSubject subject() {
        return new TaskSubject(AccessRequestId.next(), app, null, target.id());
    }

    private TaskId open(Approvers candidates) {
        return open(TaskType.APPROVE_STAGE_1, subject(), candidates);
    }

    private TaskId open(TaskType type, TaskSubject subject, Approvers candidates) {
        TaskId id = TaskId.of(subject.accessRequestId(), type);
        reeve.tell(new OpenTask(id, type, subject, candidates, Set.of(requester.id()), "Look twice"));
        return id;
    }

    private void leave(GroupId group, Person one) {
        change(group, new MemberChange.Delta(Set.of(), Set.of(one.id())));
    }

    private void join(GroupId group, Person one) {
        change(group, new MemberChange.Delta(Set.of(one.id()), Set.of()));
    }

    private void change(GroupId group, MemberChange members) {
        reeve.tell(new UpdateGroup(group, "Group " + group, "", null, members, null));
    }

    private static Approvers people(Person... people) {
        return new Approvers(Arrays.stream(people).map(Person::id).toList(), List.of());
    }

    private List<UserId> assignees(TaskId task) {
        return auditor.door()
                .get("/tasks/" + task + "?expand=assignees")
                .json()
                .get("assignees")
                .valueStream()
                .map(assignee -> UserId.of(assignee.get("id").asString()))
                .toList();
    }

    private static List<String> listed(Person one, String query) {
        Answer answer = one.door().get("/tasks?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .get("items")
                .valueStream()
                .map(task -> task.get("id").asString())
                .toList();
    }
}
