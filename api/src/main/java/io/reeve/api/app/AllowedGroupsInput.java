package io.reeve.api.app;

import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.AllowedGroups;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who shall be able to ask. */
public record AllowedGroupsInput(
        @Schema(name = "AllowedGroupsConfigType", enumAsRef = true, defaultValue = "ALL_GROUPS")
        AllowedGroups.@Nullable Type type,

        @Nullable List<BaseGroup> groups) {

    public AllowedGroupRefs refs() {
        return new AllowedGroupRefs(type, BaseGroup.refs(groups));
    }
}
