package io.reeve.kernel.app;

import io.reeve.kernel.permission.PermissionId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How access to an app is given, and for which lengths of time; an empty list of lengths means without end. */
public record Provisioning(
        GroupsProvisioning groupsProvisioning,
        List<AccessLength> timeBasedAccess,
        boolean allowMultiplePermissionSelection,
        boolean manualStepsNeeded,
        @Nullable String customProvisioningInstructions,
        @Nullable AccessLength defaultTimeBasedAccessOption,
        @Nullable PermissionId defaultPermission,
        @Nullable UUID provisioningWebhook,
        @Nullable UUID accessRemovalWebhook) {

    public Provisioning {
        timeBasedAccess = List.copyOf(timeBasedAccess);
    }
}
