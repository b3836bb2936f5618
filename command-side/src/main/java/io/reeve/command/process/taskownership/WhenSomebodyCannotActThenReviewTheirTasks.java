package io.reeve.command.process.taskownership;

import io.reeve.command.fact.People;
import io.reeve.kernel.group.GroupEvent.GroupDeleted;
import io.reeve.kernel.group.MembershipEvent.MembershipRemoved;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleEvent.RoleRevoked;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserStatus;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A task whose owners are suspended, have left, or are a group with nobody in it goes to those who come next. */
@Component
@ProcessingGroup("process-task-ownership")
@DisallowReplay
class WhenSomebodyCannotActThenReviewTheirTasks {

    private final TasksInQuestion tasks;
    private final People people;
    private final OwnerReview review;

    WhenSomebodyCannotActThenReviewTheirTasks(TasksInQuestion tasks, People people, OwnerReview review) {
        this.tasks = tasks;
        this.people = people;
        this.review = review;
    }

    @EventHandler
    void on(UserStatusChanged changed) {
        if (changed.status() != UserStatus.ACTIVE) {
            // Whoever has left a group meanwhile has left it with an event of its own.
            review.of(tasks.ownedByOneOf(Stream.concat(
                            Stream.of(changed.userId().value()),
                            people.groupsOf(changed.userId()).stream().map(group -> group.value()))
                    .toList()));
        }
    }

    @EventHandler
    void on(MembershipRemoved removed) {
        if (!removed.stillMember()) {
            reviewTasksOf(removed.groupId().value());
        }
    }

    @EventHandler
    void on(GroupDeleted deleted) {
        reviewTasksOf(deleted.groupId().value());
    }

    @EventHandler
    void on(RoleRevoked revoked) {
        if (revoked.role() == Role.ADMIN) {
            reviewTasksOf(revoked.userId().value());
        }
    }

    private void reviewTasksOf(UUID owner) {
        review.of(tasks.ownedByOneOf(List.of(owner)));
    }
}
