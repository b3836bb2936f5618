package io.reeve.command.process.taskownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.command.fact.InMemoryFacts;
import io.reeve.command.task.TaskOwners;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskCommand.ReviewTaskOwners;
import io.reeve.kernel.task.TaskEvent.Ownership;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskSubject;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenTaskHasNewOwnersThenReviewThemTest {

    private final InMemoryFacts facts = new InMemoryFacts();
    private final UserId owner = facts.person();
    private final TaskSubject subject = new TaskSubject(AccessRequestId.next(), AppId.next(), null, facts.person());
    private final TaskId id = TaskId.of(subject.accessRequestId(), TaskType.APPROVE_STAGE_1);
    private final Approvers assignees = new Approvers(List.of(owner), List.of());

    private final List<Object> sent = new ArrayList<>();
    private final WhenTaskHasNewOwnersThenReviewThem process = process();

    @Test
    void an_owner_who_can_act_is_left_alone() {
        process.on(opened());
        assertThat(sent).isEmpty();
    }

    @Test
    void an_owner_who_left_before_the_task_was_there_is_noticed() {
        facts.become(owner, UserStatus.SUSPENDED);
        process.on(opened());
        assertThat(sent).containsExactly(new ReviewTaskOwners(id));
    }

    @Test
    void whoever_was_given_the_task_is_looked_at_too() {
        process.on(new TaskReassigned(id, subject, assignees, Ownership.REASSIGNED));
        assertThat(sent).containsExactly(new ReviewTaskOwners(id));
    }

    private TaskOpened opened() {
        return new TaskOpened(
                id,
                TaskType.APPROVE_STAGE_1,
                subject,
                assignees,
                assignees,
                Ownership.CONFIGURED,
                Set.of(subject.targetUser()),
                null);
    }

    private WhenTaskHasNewOwnersThenReviewThem process() {
        SimpleCommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe(ReviewTaskOwners.class.getName(), this::note);
        return new WhenTaskHasNewOwnersThenReviewThem(
                new TaskOwners(facts.authority(), facts, facts),
                new OwnerReview(DefaultCommandGateway.builder().commandBus(bus).build()));
    }

    private @Nullable Object note(CommandMessage<?> command) {
        sent.add(command.getPayload());
        return null;
    }
}
