package io.reeve.api.accessrequest;

import static io.reeve.api.accessrequest.Desk.admins;
import static io.reeve.api.accessrequest.Desk.all;
import static io.reeve.api.accessrequest.Desk.answered;
import static io.reeve.api.accessrequest.Desk.byHand;
import static io.reeve.api.accessrequest.Desk.direct;
import static io.reeve.api.accessrequest.Desk.forPerson;
import static io.reeve.api.accessrequest.Desk.manager;
import static io.reeve.api.accessrequest.Desk.stage1;
import static io.reeve.api.accessrequest.Desk.stage2;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.Role;
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
        answered(403, complete(approver, task));
        desk.complete(desk.admin, task);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_19_not_as_a_member_of_the_group_that_approves() {
        GroupId group = reeve.group(approver, employee);
        String request = desk.ask(employee, desk.app(stage1(group), direct()));
        String task = desk.task(request, "APPROVE_STAGE_1");
        answered(403, complete(employee, task));
        desk.complete(approver, task);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_19_not_by_asking_for_somebody_else() {
        String request = desk.ask(approver, desk.app(stage1(approver), direct()), forPerson(employee));
        answered(403, complete(approver, desk.task(request, "APPROVE_STAGE_1")));
    }

    @Test
    void rule_19_not_for_access_that_somebody_else_asked_for() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()), forPerson(approver));
        answered(403, complete(approver, desk.task(request, "APPROVE_STAGE_1")));
    }

    @Test
    void rule_19_not_as_an_administrator() {
        Person admin = reeve.person(Role.ADMIN);
        String request = desk.ask(admin, desk.app(stage1(approver), direct()));
        answered(403, complete(admin, desk.task(request, "APPROVE_STAGE_1")));
    }

    @Test
    void rule_19_not_after_a_reassignment() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()));
        String task = desk.task(request, "APPROVE_STAGE_1");
        answered(
                422,
                approver.door().post("/tasks/" + task + "/reassign", "{\"user_ids\": [\"" + employee.id() + "\"]}"));
        answered(403, complete(employee, task));
        assertThat(desk.status(request)).isEqualTo("PENDING_APPROVAL");
    }

    @Test
    void rule_19_not_the_provisioning_of_what_one_asked_for() {
        String request = desk.ask(employee, desk.app(admins(employee), byHand()));
        String task = desk.task(request, "PROVISION_ACCESS");
        answered(403, complete(employee, task));
        desk.complete(desk.admin, task);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_19_two_stages_take_two_people() {
        String request = desk.ask(employee, desk.app(all(stage1(approver), stage2(approver, second)), direct()));
        desk.complete(approver, desk.task(request, "APPROVE_STAGE_1"));
        String task = desk.task(request, "APPROVE_STAGE_2");
        answered(403, complete(approver, task));
        desk.complete(second, task);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_19_the_manager_does_not_decide_a_stage_too() {
        String request = desk.ask(employee, desk.app(all(manager(), stage1(boss)), direct()));
        desk.complete(boss, desk.task(request, "APPROVE_AS_MANAGER"));
        String task = desk.task(request, "APPROVE_STAGE_1");
        answered(403, complete(boss, task));
        desk.complete(desk.admin, task);
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
    void a_stranger_does_not_decide() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()));
        assertThat(complete(second, desk.task(request, "APPROVE_STAGE_1")).status())
                .isIn(403, 404);
        assertThat(desk.status(request)).isEqualTo("PENDING_APPROVAL");
    }

    private static io.reeve.api.testing.Visitor.Answer complete(Person who, String task) {
        return who.door().post("/tasks/" + task + "/complete", null);
    }
}
