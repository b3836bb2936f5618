package io.reeve.api.task;

import static io.reeve.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.api.testing.RunningReeve;
import io.reeve.api.testing.RunningReeve.Person;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskCommand.OpenTask;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.EstablishAdministrator;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleCommand.GrantRole;
import io.reeve.kernel.user.UserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Needs an installation of its own, in which nobody is an administrator but those whom the test makes one. */
class BlockedTaskE2E {

    @Test
    void a_task_that_has_nobody_is_shown_to_administrators_and_goes_to_the_next_who_can_act() {
        try (RunningReeve reeve = RunningReeve.start()) {
            Person onlyAdmin = reeve.person(Role.ADMIN);
            Person target = reeve.person();
            Person next = reeve.person();
            TaskSubject subject = new TaskSubject(AccessRequestId.next(), AppId.next(), null, target.id());
            TaskId task = TaskId.of(subject.accessRequestId(), TaskType.APPROVE_STAGE_1);
            Set<UserId> everyAdmin = Set.of(EstablishAdministrator.USER, onlyAdmin.id());
            reeve.tell(new OpenTask(task, TaskType.APPROVE_STAGE_1, subject, Approvers.NONE, everyAdmin, null));

            assertThat(shown(onlyAdmin, task).get("status").asString()).isEqualTo("BLOCKED");
            assertThat(onlyAdmin.door().get("/tasks").json().get("items")).hasSize(1);
            assertThat(onlyAdmin
                            .door()
                            .post("/tasks/" + task + "/complete", null)
                            .status())
                    .isEqualTo(403);

            reeve.tell(new GrantRole(Role.ADMIN, next.id()));

            soon().untilAsserted(() ->
                    assertThat(shown(next, task).get("status").asString()).isEqualTo("PENDING"));
            assertThat(shown(next, task)
                            .get("assignees")
                            .valueStream()
                            .map(assignee -> assignee.get("id").asString())
                            .toList())
                    .isEqualTo(List.of(next.id().toString()));
            assertThat(next.door().post("/tasks/" + task + "/complete", null).status())
                    .isEqualTo(204);
        }
    }

    private static JsonNode shown(Person one, TaskId task) {
        return one.door().get("/tasks/" + task + "?expand=assignees").json();
    }
}
