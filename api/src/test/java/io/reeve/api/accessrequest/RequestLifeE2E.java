package io.reeve.api.accessrequest;

import static io.reeve.api.testing.Desk.admins;
import static io.reeve.api.testing.Desk.all;
import static io.reeve.api.testing.Desk.byHand;
import static io.reeve.api.testing.Desk.direct;
import static io.reeve.api.testing.Desk.manager;
import static io.reeve.api.testing.Desk.of;
import static io.reeve.api.testing.Desk.seconds;
import static io.reeve.api.testing.Desk.stage1;
import static io.reeve.api.testing.Desk.stage2;
import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.Desk;
import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.kernel.group.GroupCommand.DeleteGroup;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleCommand.GrantRole;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/**
 * Every status a request can have, each reached by a test of its own. Those that it only passes show in its events. EXPIRED,
 * for which time has to pass, is reached in {@link RestartE2E}.
 */
class RequestLifeE2E {

    private final RunningReeve reeve = RunningReeve.shared();
    private final Desk desk = new Desk(reeve);
    private final Person boss = reeve.person();
    private final Person employee = reeve.personOf(boss);
    private final Person approver = reeve.person();
    private final Person second = reeve.person();
    private final Person owner = reeve.person();

    @Test
    void rule_22_pending_is_how_it_begins() {
        String request = desk.ask(employee, desk.app(all(stage1(approver)), direct()));
        assertThat(desk.history(request)).startsWith("requested", "stage_begun");
    }

    @Test
    void rule_22_pending_manager_approval() {
        String request = desk.ask(employee, desk.app(manager(), direct()));
        assertThat(desk.status(request)).isEqualTo("PENDING_MANAGER_APPROVAL");
        assertThat(desk.task(request).get("task_category").asString()).isEqualTo("MANAGER_APPROVAL");
    }

    @Test
    void rule_22_manager_approved_is_passed_on_the_way_to_the_next_stage() {
        String request = desk.ask(employee, desk.app(all(manager(), stage1(approver)), direct()));
        desk.complete(boss, desk.task(request, "APPROVE_AS_MANAGER"));
        desk.awaitStatus(request, "PENDING_APPROVAL");
        assertThat(desk.history(request)).containsExactly("requested", "stage_begun", "stage_approved", "stage_begun");
    }

    @Test
    void rule_22_manager_denied() {
        String request = desk.ask(employee, desk.app(all(manager(), stage1(approver)), direct()));
        desk.dismiss(boss, desk.task(request, "APPROVE_AS_MANAGER"));
        desk.awaitStatus(request, "MANAGER_DENIED");
    }

    @Test
    void rule_22_pending_approval_lasts_until_the_last_stage_has_approved() {
        String request = desk.ask(employee, desk.app(all(stage1(approver), stage2(second)), direct()));
        assertThat(desk.status(request)).isEqualTo("PENDING_APPROVAL");
        desk.complete(approver, desk.task(request, "APPROVE_STAGE_1"));
        String next = desk.task(request, "APPROVE_STAGE_2");
        assertThat(desk.status(request)).isEqualTo("PENDING_APPROVAL");
        desk.complete(second, next);
        desk.awaitStatus(request, "COMPLETED");
    }

    @Test
    void rule_22_approved_by_itself_where_nobody_need_approve() {
        String request = desk.ask(employee, desk.app("", direct()));
        desk.awaitStatus(request, "COMPLETED");
        assertThat(desk.history(request))
                .containsExactly("requested", "approved", "provisioning_started", "provisioned", "completed");
    }

    @Test
    void rule_22_denied_with_the_words_of_who_denied_it() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()));
        String task = desk.task(request, "APPROVE_STAGE_1");
        approver.door()
                .post("/tasks/" + task + "/dismiss", "{\"notes\": \"Not this quarter\"}")
                .expect(204);
        desk.awaitStatus(request, "DENIED");
        assertThat(desk.read(request).get("notes").get("DENIED").asString()).isEqualTo("Not this quarter");
    }

    @Test
    void rule_22_cancelled_and_its_task_is_closed() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()));
        desk.task(request);
        employee.door()
                .delete("/appstore/access_requests/" + request + "?reason=changed%20my%20mind")
                .expect(204);
        assertThat(desk.status(request)).isEqualTo("CANCELLED");
        assertThat(desk.read(request).get("notes").get("CANCELLED").asString()).isEqualTo("changed my mind");
        soon().untilAsserted(() -> assertThat(desk.openTasks(request)).isEmpty());
        employee.door().delete("/appstore/access_requests/" + request).expect(409);
    }

    @Test
    void rule_22_pending_provisioning_is_passed_by_what_is_given_automatically() {
        GroupId group = reeve.group();
        String app = desk.app("", byHand());
        String request = desk.ask(employee, app, of(desk.permission(app, group)));
        desk.awaitStatus(request, "COMPLETED");
        assertThat(desk.history(request)).contains("provisioning_started");
        assertThat(desk.members(group)).containsExactly(employee.id().toString());
    }

    @Test
    void rule_22_pending_manual_provisioning_with_the_instructions() {
        String request = desk.ask(
                employee,
                desk.app(
                        admins(owner),
                        all(
                                byHand(),
                                "\"manual_steps_needed\": true",
                                "\"custom_provisioning_instructions\": \"Press the button\"")));
        desk.awaitStatus(request, "PENDING_MANUAL_PROVISIONING");
        assertThat(desk.task(request).get("instructions").asString()).isEqualTo("Press the button");
        desk.complete(owner, desk.task(request, "PROVISION_ACCESS"));
        desk.awaitStatus(request, "COMPLETED");
        assertThat(desk.read(request).get("supporter_user").get("id").asString())
                .isEqualTo(owner.id().toString());
        soon().untilAsserted(() -> assertThat(desk.accountStatuses(employee)).containsExactly("ACTIVE"));
    }

    @Test
    void rule_22_pending_manual_provisioning_where_the_automatic_way_fails() {
        GroupId group = reeve.group();
        String app = desk.app(admins(owner), byHand());
        String permission = desk.permission(app, group);
        reeve.tell(new DeleteGroup(group, null));
        String request = desk.ask(employee, app, of(permission));
        desk.awaitStatus(request, "PENDING_MANUAL_PROVISIONING");
        assertThat(desk.task(request).get("instructions").asString()).contains("could not be given automatically");
    }

    @Test
    void rule_22_denied_provisioning_leaves_nothing_behind() {
        GroupId group = reeve.group();
        String app = desk.app(admins(owner), all(byHand(), "\"manual_steps_needed\": true"));
        String request = desk.ask(employee, app, of(desk.permission(app, group)));
        String task = desk.task(request, "PROVISION_ACCESS");
        assertThat(desk.members(group)).containsExactly(employee.id().toString());
        desk.dismiss(owner, task);
        desk.awaitStatus(request, "DENIED_PROVISIONING");
        soon().untilAsserted(() -> assertThat(desk.members(group)).isEmpty());
    }

    @Test
    void rule_22_provisioned_is_passed_and_time_counts_from_there() {
        String request = desk.ask(employee, desk.app("", direct()), seconds(3_600));
        desk.awaitStatus(request, "COMPLETED");
        assertThat(desk.history(request)).endsWith("provisioned", "completed");
        LocalDateTime asked =
                LocalDateTime.parse(desk.read(request).get("requested_at").asString());
        LocalDateTime ends =
                LocalDateTime.parse(desk.read(request).get("expires_at").asString());
        assertThat(Duration.between(asked, ends)).isBetween(Duration.ofSeconds(3_599), Duration.ofSeconds(3_620));
        assertThat(desk.read(request).get("expiration_in_seconds").asLong()).isEqualTo(3_600);
    }

    @Test
    void rule_22_completed_is_when_access_is_held() {
        String request = desk.ask(employee, desk.app(stage1(approver), direct()));
        desk.complete(approver, desk.task(request, "APPROVE_STAGE_1"));
        desk.awaitStatus(request, "COMPLETED");
        assertThat(desk.accountStatuses(employee)).containsExactly("ACTIVE");
    }

    @Test
    void rule_22_pending_deprovisioning_is_passed_when_time_is_up() {
        GroupId group = reeve.group();
        String app = desk.app("", byHand());
        String request = desk.ask(employee, app, of(desk.permission(app, group)), seconds(1));
        desk.awaitStatus(request, "TIME_BASED_EXPIRED");
        assertThat(desk.history(request)).endsWith("completed", "deprovisioning_started", "access_ended");
        assertThat(desk.members(group)).isEmpty();
        assertThat(desk.accountStatuses(employee)).containsExactly("ACCESS_REMOVED");
    }

    @Test
    void rule_22_pending_manual_deprovisioning_until_somebody_has_removed_it() {
        String request = heldByHandForASecond();
        desk.awaitStatus(request, "PENDING_MANUAL_DEPROVISIONING");
        String task = desk.task(request, "REMOVE_ACCESS");
        soon().untilAsserted(
                        () -> assertThat(desk.accountStatuses(employee)).containsExactly("WAITING_MANUAL_REMOVAL"));
        desk.complete(owner, task);
        desk.awaitStatus(request, "TIME_BASED_EXPIRED");
        soon().untilAsserted(() -> assertThat(desk.accountStatuses(employee)).containsExactly("MANUALLY_REMOVED"));
    }

    @Test
    void rule_22_time_based_expired() {
        String request = desk.ask(employee, desk.app("", direct()), seconds(1));
        desk.awaitStatus(request, "TIME_BASED_EXPIRED");
        assertThat(desk.accountStatuses(employee)).containsExactly("DEPROVISIONED");
    }

    @Test
    void rule_22_time_based_expired_failed_where_the_removal_is_given_up() {
        String request = heldByHandForASecond();
        desk.dismiss(owner, desk.task(request, "REMOVE_ACCESS"));
        desk.awaitStatus(request, "TIME_BASED_EXPIRED_FAILED");
    }

    @Test
    void rule_22_time_based_expired_cancelled_where_the_end_is_called_off() {
        String request = desk.ask(employee, desk.app("", direct()), seconds(3_600));
        desk.awaitStatus(request, "COMPLETED");
        employee.door()
                .post("/admin/access_requests/" + request + "/cancel-expiry", null)
                .expect(403);
        reeve.tell(new GrantRole(Role.ADMIN, employee.id()));
        assertThat(employee.door()
                        .post("/admin/access_requests/" + request + "/cancel-expiry", null)
                        .expect(403)
                        .text())
                .contains("another administrator");
        desk.admin()
                .door()
                .post("/admin/access_requests/" + request + "/cancel-expiry", null)
                .expect(204);
        assertThat(desk.status(request)).isEqualTo("TIME_BASED_EXPIRED_CANCELLED");
        assertThat(desk.read(request).get("expires_at").isNull()).isTrue();
        desk.admin()
                .door()
                .post("/admin/access_requests/" + request + "/cancel-expiry", null)
                .expect(409);
    }

    @Test
    void rule_22_reverting_until_somebody_has_taken_it_back() {
        String request = desk.ask(employee, desk.app(admins(owner), byHand()));
        desk.complete(owner, desk.task(request, "PROVISION_ACCESS"));
        desk.awaitStatus(request, "COMPLETED");
        desk.admin()
                .door()
                .post("/admin/access_requests/" + request + "/revert", "{\"reason\": \"a mistake\"}")
                .expect(204);
        assertThat(desk.status(request)).isEqualTo("REVERTING");
        assertThat(desk.read(request).get("notes").get("REVERTING").asString()).isEqualTo("a mistake");
        desk.complete(owner, desk.task(request, "REMOVE_ACCESS"));
        desk.awaitStatus(request, "REVERTED");
    }

    @Test
    void rule_22_reverted_by_itself_what_was_given_by_itself() {
        String request = desk.ask(employee, desk.app("", direct()));
        desk.awaitStatus(request, "COMPLETED");
        employee.door()
                .post("/admin/access_requests/" + request + "/revert", null)
                .expect(403);
        desk.admin()
                .door()
                .post("/admin/access_requests/" + request + "/revert", null)
                .expect(204);
        desk.awaitStatus(request, "REVERTED");
        assertThat(desk.accountStatuses(employee)).containsExactly("DEPROVISIONED");
        desk.admin()
                .door()
                .post("/admin/access_requests/" + request + "/revert", null)
                .expect(409);
    }

    private String heldByHandForASecond() {
        String request = desk.ask(employee, desk.app(admins(owner), byHand()), seconds(1));
        desk.complete(owner, desk.task(request, "PROVISION_ACCESS"));
        return request;
    }
}
