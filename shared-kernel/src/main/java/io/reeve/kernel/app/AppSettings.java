package io.reeve.kernel.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that governs requests for an app. */
public record AppSettings(
        String customRequestInstructions,
        @Nullable String redirectUrl,
        RequestFlow requestFlow,
        Provisioning provisioning,
        boolean inAppStore) {

    /** What a new app starts with: not offered, nobody approves, nobody is named admin. */
    public static final AppSettings INITIAL = new AppSettings(
            "",
            null,
            new RequestFlow(
                    AppVisibility.FULL,
                    "",
                    false,
                    false,
                    AllowedGroups.ALL,
                    Approvers.NONE,
                    Approvers.NONE,
                    Approvers.NONE,
                    null),
            new Provisioning(
                    GroupsProvisioning.GROUPS_AND_VISIBLE, List.of(), false, false, null, null, null, null, null),
            false);
}
