package io.reeve.kernel.accessrequest;

import io.reeve.kernel.account.ProvisioningMethod;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.preapproval.RuleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way a request goes, fixed when it is made: later changes of settings do not touch it. No stages means that nobody need
 * approve; {@code preApprovedBy} then names the rule, if it was one, and {@code reason} says why in words.
 */
public record Route(
        List<Stage> stages,
        @Nullable RuleId preApprovedBy,
        @Nullable String reason,
        ProvisioningMethod method,
        @Nullable GroupId provisioningGroup,
        boolean manualSteps,
        @Nullable String instructions,
        String approvalMessage,
        SettingsVersion settings) {

    /** Which settings the route was made from: the positions in the log at which app and permission were last changed. */
    public record SettingsVersion(long app, @Nullable Long permission) {}

    public Route {
        stages = List.copyOf(stages);
    }
}
