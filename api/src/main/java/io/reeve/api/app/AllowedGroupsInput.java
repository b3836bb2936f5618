package io.reeve.api.app;

import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.AllowedGroups;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who shall be able to ask. */
public record AllowedGroupsInput(
        AllowedGroups.@Nullable Type type, @Nullable List<BaseGroup> groups) {

    public AllowedGroupRefs refs() {
        return new AllowedGroupRefs(type, BaseGroup.refs(groups));
    }
}
