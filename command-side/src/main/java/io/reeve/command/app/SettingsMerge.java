package io.reeve.command.app;

import io.reeve.command.fact.References;
import io.reeve.kernel.Patch;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AccessLength;
import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.AppSettings;
import io.reeve.kernel.app.ApproverRefs;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.app.Provisioning;
import io.reeve.kernel.app.RequestFlow;
import io.reeve.kernel.app.SettingsChange;
import io.reeve.kernel.app.SettingsChange.ProvisioningChange;
import io.reeve.kernel.app.SettingsChange.RequestFlowChange;
import io.reeve.kernel.permission.PermissionId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings as they are, and what shall be different, make settings as they will be. */
record SettingsMerge(AppId appId, References references) {

    private static final int LONGEST_URL = 2_048;

    AppSettings merge(AppSettings current, SettingsChange change) {
        return new AppSettings(
                change.customRequestInstructions().orElse(current.customRequestInstructions()),
                redirect(current.redirectUrl(), change.redirectUrl()),
                merge(current.requestFlow(), change.requestFlow()),
                merge(current.provisioning(), change.provisioning()),
                change.inAppStore().orElse(current.inAppStore()));
    }

    private RequestFlow merge(RequestFlow current, RequestFlowChange change) {
        references.noWebhook(
                change.requestValidationWebhook().value(), "request_flow.request_validation_inline_webhook");
        Stages stages = new Stages(current.requireAdditionalApproval(), current.approvers(), current.approversStage2())
                .with(
                        change.requireAdditionalApproval(),
                        approvers(change.approvers(), current.approvers(), "request_flow.approvers"),
                        approvers(
                                change.approversStage2(), current.approversStage2(), "request_flow.approvers_stage_2"));
        Approvers admins = approvers(change.admins(), current.admins(), "request_flow.admins");
        return new RequestFlow(
                change.discoverability().orElse(current.discoverability()),
                change.customApprovalMessage().orElse(current.customApprovalMessage()),
                change.requireManagerApproval().orElse(current.requireManagerApproval()),
                stages.second(),
                allowedGroups(current.allowedGroups(), change.allowedGroups()),
                stages.stage1(),
                stages.stage2(),
                admins == null ? current.admins() : admins,
                change.requestValidationWebhook().orKeep(current.requestValidationWebhook()));
    }

    private Provisioning merge(Provisioning current, ProvisioningChange change) {
        references.noWebhook(change.provisioningWebhook().value(), "provisioning.provisioning_webhook");
        references.noWebhook(change.accessRemovalWebhook().value(), "provisioning.access_removal_inline_webhook");
        List<AccessLength> lengths =
                List.copyOf(new LinkedHashSet<>(change.timeBasedAccess().orElse(current.timeBasedAccess())));
        AccessLength usual = change.defaultTimeBasedAccessOption().orKeep(current.defaultTimeBasedAccessOption());
        if (usual != null && !lengths.contains(usual)) {
            throw Rejection.invalid(
                    "provisioning.default_time_based_access_option",
                    "not_offered",
                    "The default '" + usual + "' must be one of time_based_access: " + AccessLength.labels(lengths)
                            + ".");
        }
        PermissionId permission = change.defaultPermission().value();
        if (permission != null && !permission.equals(current.defaultPermission())) {
            references.permissionOf(appId, permission, "provisioning.default_permission");
        }
        return new Provisioning(
                change.groupsProvisioning().orElse(current.groupsProvisioning()),
                lengths,
                change.allowMultiplePermissionSelection().orElse(current.allowMultiplePermissionSelection()),
                change.manualStepsNeeded().orElse(current.manualStepsNeeded()),
                change.customProvisioningInstructions().orKeep(current.customProvisioningInstructions()),
                usual,
                change.defaultPermission().orKeep(current.defaultPermission()),
                change.provisioningWebhook().orKeep(current.provisioningWebhook()),
                change.accessRemovalWebhook().orKeep(current.accessRemovalWebhook()));
    }

    /** {@code null} when the change says nothing about them. */
    private @Nullable Approvers approvers(Patch<ApproverRefs> change, Approvers before, String field) {
        ApproverRefs refs = change.value();
        return refs == null ? null : references.approvers(refs, before, field);
    }

    private AllowedGroups allowedGroups(AllowedGroups current, Patch<AllowedGroupRefs> change) {
        if (!change.present()) {
            return current;
        }
        AllowedGroupRefs refs = change.value();
        AllowedGroups wanted = refs == null
                ? AllowedGroups.ALL
                : references.allowedGroups(refs, current, "request_flow.allowed_groups");
        boolean same =
                wanted.type() == current.type() && Set.copyOf(wanted.groups()).equals(Set.copyOf(current.groups()));
        return same ? current : wanted;
    }

    /** Requesters are sent there, so it must be a place on the web and nothing a browser would run. */
    private static @Nullable String redirect(@Nullable String current, Patch<String> change) {
        String url = change.orKeep(current);
        if (url == null || url.isEmpty()) {
            return null;
        }
        if (!url.equals(current) && (url.length() > LONGEST_URL || !isOnTheWeb(url))) {
            throw Rejection.invalid(
                    "redirect_url",
                    "url",
                    "Must be an http or https address of at most " + LONGEST_URL + " characters.");
        }
        return url;
    }

    private static boolean isOnTheWeb(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
