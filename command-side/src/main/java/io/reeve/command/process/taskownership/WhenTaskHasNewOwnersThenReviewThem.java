package io.reeve.command.process.taskownership;

import io.reeve.command.task.TaskOwners;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Somebody may have left between the moment at which the owners were found and the moment at which the task was written:
 * too late to be found, too early to be looked for. So owners are looked at once more when the task is there.
 */
@Component
@ProcessingGroup("process-task-ownership")
@DisallowReplay
class WhenTaskHasNewOwnersThenReviewThem {

    private final TaskOwners owners;
    private final OwnerReview review;

    WhenTaskHasNewOwnersThenReviewThem(TaskOwners owners, OwnerReview review) {
        this.owners = owners;
        this.review = review;
    }

    @EventHandler
    void on(TaskOpened opened) {
        if (!owners.anyoneEligible(opened.assignees(), opened.excluded())) {
            review.of(List.of(opened.taskId()));
        }
    }

    /** Ends by itself: a review that finds the right owners says nothing. */
    @EventHandler
    void on(TaskReassigned reassigned) {
        review.of(List.of(reassigned.taskId()));
    }
}
