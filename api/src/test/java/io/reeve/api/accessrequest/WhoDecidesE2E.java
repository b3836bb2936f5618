package io.reeve.api.accessrequest;

import static io.reeve.api.testing.Desk.admins;
import static io.reeve.api.testing.Desk.all;
import static io.reeve.api.testing.Desk.byHand;
import static io.reeve.api.testing.Desk.direct;
import static io.reeve.api.testing.Desk.forPerson;
import static io.reeve.api.testing.Desk.manager;
import static io.reeve.api.testing.Desk.stage1;
import static io.reeve.api.testing.Desk.stage2;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.AtOnce;
import io.reeve.api.testing.Desk;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.api.testing.Visitor.Answer;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.task.TaskCommand.OpenTask;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody decides their own request, and two stages take two people, whatever way a task comes to somebody. */
class WhoDecidesE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Desk desk = new Desk(reeve);
    private final Person boss = reeve.person();
    private final Person employee = reeve.personOf(boss);
    private final Person approver = reeve.person();
    private final Person second = reeve.person();

    @Test
    void rule_19_not_as_the_only_approver_who_asks_for_themselves() {
        String request = desk.ask(approver, desk.app(stage1(approver), direct()));
        String task = desk.task(request, "APPROVE_STAGE_1");
        complete(approver, task).expect(403);
        desk.complete(desk.admin(), task);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_19_not_as_a_member_of_the_group_that_approves() {
        GroupId group = reeve.group(approver, employee);
        String request = desk.ask(employee, desk.app(stage1(group), direct()));
        String task = desk.task(request, "APPROVE_STAGE_1");
        complete(employee, task).expect(403);
        desk.complete(approver, task);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_19_not_by_asking_for_somebody_else() {
        String request = desk.ask(approver, desk.app(stage1(approver), direct()), forPerson(employee));
        complete(approver, desk.task(request, "APPROVE_STAGE_1")).expect(403);
    }

    @Test
    void rule_19_not_for_access_that_somebody_else_asked_for() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()), forPerson(approver));
        complete(approver, desk.task(request, "APPROVE_STAGE_1")).expect(403);
    }

    @Test
    void rule_19_not_as_an_administrator() {
        Person admin = reeve.person(Role.ADMIN);
        String request = desk.ask(admin, desk.app(stage1(approver), direct()));
        complete(admin, desk.task(request, "APPROVE_STAGE_1")).expect(403);
    }

    @Test
    void rule_19_not_after_a_reassignment() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()));
        String task = desk.task(request, "APPROVE_STAGE_1");
        approver.door()
                .post("/tasks/" + task + "/reassign", "{\"user_ids\": [\"" + employee.id() + "\"]}")
                .expect(422);
        complete(employee, task).expect(403);
        assertThat(desk.status(request)).isEqualTo("PENDING_APPROVAL");
    }

    @Test
    void rule_19_not_the_provisioning_of_what_one_asked_for() {
        String request = desk.ask(employee, desk.app(admins(employee), byHand()));
        String task = desk.task(request, "PROVISION_ACCESS");
        complete(employee, task).expect(403);
        desk.complete(desk.admin(), task);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_19_two_stages_take_two_people() {
        String request = desk.ask(employee, desk.app(all(stage1(approver), stage2(approver, second)), direct()));
        desk.complete(approver, desk.task(request, "APPROVE_STAGE_1"));
        String task = desk.task(request, "APPROVE_STAGE_2");
        complete(approver, task).expect(403);
        desk.complete(second, task);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_19_the_manager_does_not_decide_a_stage_too() {
        String request = desk.ask(employee, desk.app(all(manager(), stage1(boss)), direct()));
        desk.complete(boss, desk.task(request, "APPROVE_AS_MANAGER"));
        String task = desk.task(request, "APPROVE_STAGE_1");
        complete(boss, task).expect(403);
        desk.complete(desk.admin(), task);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_19_a_stage_without_anybody_eligible_goes_to_the_admins_of_the_app() {
        Person owner = reeve.person();
        String request = desk.ask(approver, desk.app(all(manager(), admins(owner)), direct()));
        desk.complete(owner, desk.task(request, "APPROVE_AS_MANAGER"));
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_19_not_what_one_submitted_in_the_name_of_somebody_else() {
        Person clerk = reeve.person(Role.ADMIN);
        String app = desk.app(all(stage1(approver), stage2(second)), direct());
        String request = desk.ask(clerk, app, "\"requester_user_id\": \"" + boss.id() + "\"", forPerson(employee));
        String first = desk.task(request, "APPROVE_STAGE_1");
        complete(clerk, first).expect(403);
        desk.complete(approver, first);
        String next = desk.task(request, "APPROVE_STAGE_2");
        complete(clerk, next).expect(403);
        desk.complete(desk.admin(), next);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void who_issued_the_token_of_a_decision_is_in_the_log() {
        String token = desk.admin()
                .door()
                .post("/api_tokens", "{\"name\": \"lent\", \"user_id\": \"" + approver.id() + "\"}")
                .expect(201)
                .json()
                .get("token")
                .asString();
        String task = desk.task(desk.ask(employee, desk.app(stage1(approver), direct())), "APPROVE_STAGE_1");
        reeve.visitor()
                .bearing(token)
                .post("/tasks/" + task + "/complete", null)
                .expect(204);
        assertThat(reeve.database()
                        .jdbc()
                        .sql("""
                                select token.metadata ->> 'actor' from reeve.event_readable decision
                                join reeve.event_readable token
                                  on token.name = 'token.issued'
                                 and token.aggregate_id = split_part(decision.metadata ->> 'actor', ':', 3)
                                where decision.name in ('task.completed', 'task.dismissed')
                                  and split_part(token.metadata ->> 'actor', ':', 2) <> token.payload ->> 'userId'
                                  and decision.aggregate_id = :task""")
                        .param("task", task)
                        .query(String.class)
                        .single())
                .startsWith("person:" + desk.admin().id());
    }

    @Test
    void what_somebody_has_decided_counts_before_the_request_is_called_off() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()));
        String task = desk.task(request, "APPROVE_STAGE_1");
        try (Stopped _ = new Stopped(List.of(reeve), "process-request-task", "process-provisioning")) {
            desk.complete(approver, task);
            callOff(request).expect(204);
            assertThat(desk.status(request)).isEqualTo("CANCELLED");
            assertThat(approvals(request)).isOne();
        }
    }

    @Test
    void what_was_given_by_hand_is_not_called_off_though_nobody_told_the_request() {
        String request = desk.ask(employee, desk.app("", byHand()));
        String task = desk.task(request, "PROVISION_ACCESS");
        try (Stopped _ = new Stopped(List.of(reeve), "process-request-task")) {
            desk.complete(desk.admin(), task);
            callOff(request).expect(409);
            desk.awaitStatus(request, "COMPLETED");
        }
    }

    @Test
    void a_task_that_was_not_open_when_its_request_was_called_off_never_is() {
        String app = desk.app(stage1(approver), direct());
        try (Stopped _ = new Stopped(List.of(reeve), "process-request-task")) {
            AccessRequestId request = AccessRequestId.of(desk.ask(employee, app));
            TaskId task = TaskId.of(request, TaskType.APPROVE_STAGE_1);
            callOff(request.toString()).expect(204);
            reeve.tell(new OpenTask(
                    task,
                    TaskType.APPROVE_STAGE_1,
                    new TaskSubject(request, AppId.of(app), null, employee.id()),
                    Approvers.people(approver.id()),
                    Set.of(),
                    null));
            complete(approver, task.toString()).expect(404);
        }
    }

    @Test
    void what_is_called_off_is_not_decided_any_more() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()));
        String task = desk.task(request, "APPROVE_STAGE_1");
        try (Stopped _ = new Stopped(List.of(reeve), "process-request-task")) {
            callOff(request).expect(204);
            assertThat(desk.openTasks(request)).isEmpty();
            complete(approver, task).expect(409);
        }
        assertThat(desk.status(request)).isEqualTo("CANCELLED");
    }

    @Test
    void a_decision_and_a_cancellation_at_the_same_moment_count_when_they_are_told_so() throws Exception {
        String app = desk.app(stage1(approver), direct());
        List<Person> asking = Stream.generate(() -> reeve.person()).limit(8).toList();
        List<String> requests = asking.stream().map(who -> desk.ask(who, app)).toList();
        List<String> tasks = requests.stream()
                .map(request -> desk.task(request, "APPROVE_STAGE_1"))
                .toList();
        List<String> expected = new ArrayList<>();
        List<Boolean> decided = new ArrayList<>();
        try (Stopped _ = new Stopped(List.of(reeve), "process-request-task")) {
            for (int i = 0; i < asking.size(); i++) {
                Person who = asking.get(i);
                String task = tasks.get(i);
                String path = "/appstore/access_requests/" + requests.get(i);
                List<Integer> answers = AtOnce.all(List.of(
                        () -> complete(approver, task).status(),
                        () -> who.door().delete(path).status()));
                assertThat(answers).contains(204).isSubsetOf(204, 409);
                decided.add(answers.getFirst() == 204);
                expected.add(answers.getLast() == 204 ? "CANCELLED" : "COMPLETED");
            }
        }
        for (int i = 0; i < expected.size(); i++) {
            desk.awaitStatus(requests.get(i), expected.get(i));
            assertThat(approvals(requests.get(i))).isEqualTo(decided.get(i) ? 1 : 0);
        }
    }

    @Test
    void a_stranger_does_not_decide() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()));
        assertThat(complete(second, desk.task(request, "APPROVE_STAGE_1")).status())
                .isIn(403, 404);
        assertThat(desk.status(request)).isEqualTo("PENDING_APPROVAL");
    }

    private int approvals(String request) {
        return reeve.database()
                .jdbc()
                .sql(
                        "select count(*) from reeve.event where aggregate_id = ? and name = 'access_request.stage_approved'")
                .param(request)
                .query(Integer.class)
                .single();
    }

    private Answer callOff(String request) {
        return employee.door().delete("/appstore/access_requests/" + request);
    }

    private static Answer complete(Person who, String task) {
        return who.door().post("/tasks/" + task + "/complete", null);
    }
}
