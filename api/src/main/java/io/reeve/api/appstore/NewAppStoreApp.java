package io.reeve.api.appstore;

import io.reeve.kernel.Patch;
import io.reeve.kernel.app.AppCommand.AddAppToAppStore;
import io.reeve.kernel.app.AppId;
import jakarta.validation.constraints.Size;

/** Which app shall be offered, and how it shall be governed. */
record NewAppStoreApp(
        AppId appId,
        Patch<String> customRequestInstructions,
        Patch<@Size(max = 2048) String> redirectUrl,
        Patch<RequestFlowInput> requestFlow,
        Patch<ProvisioningInput> provisioning) {

    AddAppToAppStore command() {
        return new AddAppToAppStore(
                appId, new SettingsInput(customRequestInstructions, redirectUrl, requestFlow, provisioning).change());
    }
}
