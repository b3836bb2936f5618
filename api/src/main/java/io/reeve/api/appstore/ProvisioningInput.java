package io.reeve.api.appstore;

import io.reeve.api.app.BaseInlineWebhook;
import io.reeve.api.permission.BasePermission;
import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.GroupsProvisioning;
import io.reeve.kernel.app.SettingsChange.ProvisioningChange;
import io.reeve.kernel.permission.PermissionId;
import java.util.List;

/** How access to an app shall be given. An empty text for the default length means none. */
record ProvisioningInput(
        Patch<GroupsProvisioning> groupsProvisioning,
        Patch<List<String>> timeBasedAccess,
        Patch<Boolean> allowMultiplePermissionSelection,
        Patch<Boolean> manualStepsNeeded,
        Patch<String> customProvisioningInstructions,
        Patch<String> defaultTimeBasedAccessOption,
        Patch<BasePermission> defaultPermission,
        Patch<BaseInlineWebhook> provisioningWebhook,
        Patch<BaseInlineWebhook> accessRemovalInlineWebhook) {

    ProvisioningChange change() {
        Patch<List<AccessLength>> lengths = timeBasedAccess.map(labels -> labels.stream()
                .map(label -> AccessLength.named(label, "provisioning.time_based_access"))
                .toList());
        Patch<PermissionId> permission = defaultPermission.map(BasePermission::id);
        return new ProvisioningChange(
                groupsProvisioning,
                lengths,
                allowMultiplePermissionSelection,
                manualStepsNeeded,
                customProvisioningInstructions,
                usualLength(),
                permission,
                provisioningWebhook.map(BaseInlineWebhook::uuid),
                accessRemovalInlineWebhook.map(BaseInlineWebhook::uuid));
    }

    private Patch<AccessLength> usualLength() {
        String label = defaultTimeBasedAccessOption.value();
        return label == null || label.isEmpty()
                ? new Patch<>(defaultTimeBasedAccessOption.present(), null)
                : Patch.to(AccessLength.named(label, "provisioning.default_time_based_access_option"));
    }
}
