package io.reeve.kernel.audit;

import io.reeve.kernel.accessrequest.Stage;
import io.reeve.kernel.task.TaskEvent.Ownership;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody holds, or held, something. {@code held} is what was granted; {@code granted} are the events that granted it;
 * {@code provisioning} how it was given; {@code approvals} who agreed; {@code settings} what the way of the request was made
 * from; {@code request} how it all began; {@code rule} the rule that agreed instead of people, as it was then.
 * {@code causes} leads from the first grant back to what somebody did, each event because of the next.
 */
public record AccessReason(
        List<AccessSpan> held,
        List<ToldEvent> granted,
        List<ToldEvent> provisioning,
        List<Approval> approvals,
        List<ToldEvent> settings,
        ToldEvent request,
        @Nullable ToldEvent rule,
        List<ToldEvent> causes) {

    public AccessReason {
        held = List.copyOf(held);
        granted = List.copyOf(granted);
        provisioning = List.copyOf(provisioning);
        approvals = List.copyOf(approvals);
        settings = List.copyOf(settings);
        causes = List.copyOf(causes);
    }

    /**
     * {@code by} agreed at {@code stage}. {@code ownership} tells how the task had come to those who had it then;
     * {@code decision} is what {@code by} did, with the note, and {@code recorded} that the request took it for a yes.
     */
    public record Approval(
            Stage.Kind stage,
            UserId by,
            TaskId task,
            @Nullable Ownership ownership,
            ToldEvent decision,
            ToldEvent recorded) {}
}
