package io.reeve.command.process.taskownership;

import io.reeve.kernel.app.AppEvent.AppAdminsChanged;
import io.reeve.kernel.group.MembershipEvent.MembershipAdded;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleEvent.RoleGranted;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserStatus;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** A task that has nobody, or is with a fallback, goes to those it is meant for as soon as one of them can act. */
@Component
@ProcessingGroup("process-task-ownership")
@DisallowReplay
class WhenSomebodyCanActThenReviewUnsettledTasks {

    private final TasksInQuestion tasks;
    private final OwnerReview review;

    WhenSomebodyCanActThenReviewUnsettledTasks(TasksInQuestion tasks, OwnerReview review) {
        this.tasks = tasks;
        this.review = review;
    }

    @EventHandler
    void on(UserStatusChanged changed) {
        if (changed.status() == UserStatus.ACTIVE) {
            review.of(tasks.unsettled());
        }
    }

    @EventHandler
    void on(MembershipAdded added) {
        review.of(tasks.unsettledFor(added.groupId()));
    }

    @EventHandler
    void on(RoleGranted granted) {
        if (granted.role() == Role.ADMIN) {
            review.of(tasks.unsettled());
        }
    }

    @EventHandler
    void on(AppAdminsChanged changed) {
        review.of(tasks.unsettledOf(changed.appId()));
    }
}
