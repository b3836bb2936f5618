package io.reeve.command.process.taskownership;

import static io.reeve.kernel.app.Approvers.people;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.command.fact.InMemoryFacts;
import io.reeve.command.fact.RecordedLog;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.task.CommentId;
import io.reeve.kernel.task.TaskEvent;
import io.reeve.kernel.task.TaskEvent.Ownership;
import io.reeve.kernel.task.TaskEvent.TaskClosed;
import io.reeve.kernel.task.TaskEvent.TaskCommented;
import io.reeve.kernel.task.TaskEvent.TaskCompleted;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskStatus;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.UserId;
import io.reeve.testing.TestDatabase;
import io.reeve.testing.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenTasksIT {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final InMemoryFacts facts = new InMemoryFacts();
    private final OpenTasks open = new OpenTasks();
    private final RecordedLog log = new RecordedLog(database, List.of(open));
    private final TasksInQuestion tasks = new TasksInQuestion(database.dataSource(), facts);

    private final UserId owner = UserId.next();
    private final UserId other = UserId.next();
    private final GroupId group = facts.group();
    private final GroupId admins = facts.group();
    private final AppId app = facts.app(new Approvers(List.of(), List.of(admins)));
    private final TaskSubject subject = new TaskSubject(AccessRequestId.next(), app, null, UserId.next());
    private final TaskId id = TaskId.of(subject.accessRequestId(), TaskType.APPROVE_STAGE_1);
    private final Approvers ownerAndGroup = new Approvers(List.of(owner), List.of(group));

    @Test
    void an_open_task_is_found_by_everybody_who_has_it() throws SQLException {
        log.record(opened(ownerAndGroup, ownerAndGroup, Ownership.CONFIGURED));
        assertThat(tasks.ownedByOneOf(List.of(owner.value()))).containsExactly(id);
        assertThat(tasks.ownedByOneOf(List.of(other.value(), group.value()))).containsExactly(id);
        assertThat(tasks.ownedByOneOf(List.of(other.value()))).isEmpty();
        assertThat(tasks.unsettled()).isEmpty();
    }

    @Test
    void a_task_that_was_given_to_others_is_found_by_them() throws SQLException {
        log.record(opened(ownerAndGroup, ownerAndGroup, Ownership.CONFIGURED));
        log.record(reassigned(people(other), Ownership.REASSIGNED));
        assertThat(tasks.ownedByOneOf(List.of(owner.value(), group.value()))).isEmpty();
        assertThat(tasks.ownedByOneOf(List.of(other.value()))).containsExactly(id);
    }

    @Test
    void a_closed_task_is_found_by_nobody() throws SQLException {
        for (TaskEvent end : List.of(
                new TaskCompleted(id, TaskType.APPROVE_STAGE_1, subject, owner, null),
                new TaskClosed(id, subject, TaskStatus.EXPIRED))) {
            log.record(opened(ownerAndGroup, ownerAndGroup, Ownership.CONFIGURED));
            log.record(end);
            assertThat(tasks.ownedByOneOf(List.of(owner.value()))).isEmpty();
        }
    }

    @Test
    void a_life_within_one_batch_leaves_nothing() throws SQLException {
        log.record(
                opened(ownerAndGroup, ownerAndGroup, Ownership.CONFIGURED),
                reassigned(people(other), Ownership.REASSIGNED),
                new TaskCompleted(id, TaskType.APPROVE_STAGE_1, subject, other, null));
        assertThat(tasks.ownedByOneOf(List.of(owner.value(), other.value()))).isEmpty();
    }

    @Test
    void a_task_with_a_fallback_waits_for_its_candidates_and_for_the_admins_of_the_app() throws SQLException {
        log.record(opened(ownerAndGroup, Approvers.NONE, Ownership.NOBODY));
        assertThat(tasks.unsettled()).containsExactly(id);
        assertThat(tasks.unsettledOf(app)).containsExactly(id);
        assertThat(tasks.unsettledOf(AppId.next())).isEmpty();
        assertThat(tasks.unsettledFor(group)).containsExactly(id);
        assertThat(tasks.unsettledFor(admins)).containsExactly(id);
        assertThat(tasks.unsettledFor(facts.group())).isEmpty();
        log.record(reassigned(ownerAndGroup, Ownership.CONFIGURED));
        assertThat(tasks.unsettled()).isEmpty();
        assertThat(tasks.unsettledFor(group)).isEmpty();
    }

    @Test
    void comments_do_not_concern_it() {
        assertThat(open.concerns(new TaskCommented(id, subject, CommentId.next(), owner, "Hello")))
                .isFalse();
        assertThat(open.concerns(opened(ownerAndGroup, ownerAndGroup, Ownership.CONFIGURED)))
                .isTrue();
    }

    private TaskOpened opened(Approvers candidates, Approvers assignees, Ownership ownership) {
        return new TaskOpened(id, TaskType.APPROVE_STAGE_1, subject, candidates, assignees, ownership, Set.of(), null);
    }

    private TaskReassigned reassigned(Approvers assignees, Ownership ownership) {
        return new TaskReassigned(id, subject, assignees, ownership);
    }
}
