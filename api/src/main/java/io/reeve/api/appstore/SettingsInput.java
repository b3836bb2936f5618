package io.reeve.api.appstore;

import io.reeve.kernel.Patch;
import io.reeve.kernel.app.SettingsChange;
import io.reeve.kernel.app.SettingsChange.ProvisioningChange;
import io.reeve.kernel.app.SettingsChange.RequestFlowChange;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;

/** How an app that is offered shall be governed. */
record SettingsInput(
        Patch<String> customRequestInstructions,
        Patch<@Size(max = 2048) String> redirectUrl,
        Patch<RequestFlowInput> requestFlow,
        Patch<ProvisioningInput> provisioning) {

    SettingsChange change() {
        return change(Patch.keep());
    }

    SettingsChange change(Patch<Boolean> inAppStore) {
        RequestFlowInput flow = requestFlow.value();
        ProvisioningInput provision = provisioning.value();
        return new SettingsChange(
                customRequestInstructions,
                redirectUrl,
                flow == null ? RequestFlowChange.NONE : flow.change(),
                provision == null ? ProvisioningChange.NONE : provision.change(),
                inAppStore);
    }

    /** How an app shall be governed, and whether it is offered. */
    @Schema(name = "AppSettingInput")
    record WithOffer(
            Patch<String> customRequestInstructions,
            Patch<@Size(max = 2048) String> redirectUrl,
            Patch<RequestFlowInput> requestFlow,
            Patch<ProvisioningInput> provisioning,
            Patch<Boolean> inAppStore) {

        SettingsChange change() {
            return new SettingsInput(customRequestInstructions, redirectUrl, requestFlow, provisioning)
                    .change(inAppStore);
        }
    }
}
