package io.reeve.kernel.accessrequest;

import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.task.TaskSubject;
import org.jspecify.annotations.Nullable;

/**
 * Who is given what, and by which way. {@code group} is there for the method {@code GROUP} only; {@code manualSteps} says
 * that somebody has something to do by hand besides, when access is given and when it ends.
 */
public record Grant(
        TaskSubject subject,
        ProvisioningMethod method,
        @Nullable GroupId group,
        boolean manualSteps) {

    /** The same thing for the same person, given by hand because the way that was meant did not work. */
    public Grant byHand() {
        return new Grant(subject, ProvisioningMethod.MANUAL, null, false);
    }

    /** Whether access comes and goes without anybody's hand, apart from the manual steps. */
    public boolean automated() {
        return method != ProvisioningMethod.MANUAL;
    }
}
