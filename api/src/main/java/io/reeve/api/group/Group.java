package io.reeve.api.group;

import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupView;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A group as the published contract shows it. */
public record Group(
        @Nullable GroupId id,
        @Nullable AppId appId,
        @Nullable String integrationSpecificId,
        @Nullable String name,
        @Nullable String description,
        @Schema(defaultValue = "SYNCED") @Nullable Lifecycle groupLifecycle,
        @Nullable AppId sourceAppId) {

    /** Whether the group lives in the system it comes from, or here. */
    @Schema(name = "Lifecycle")
    public enum Lifecycle {
        SYNCED,
        NATIVE
    }

    public static Group of(GroupView group) {
        return new Group(
                group.id(),
                group.appId(),
                group.integrationSpecificId(),
                group.name(),
                group.description(),
                Lifecycle.SYNCED,
                group.appId());
    }
}
