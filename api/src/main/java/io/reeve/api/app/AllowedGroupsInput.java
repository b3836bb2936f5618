package io.reeve.api.app;

import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.AllowedGroups;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who shall be able to ask. */
public record AllowedGroupsInput(
        AllowedGroups.@Nullable Type type, @Nullable List<BaseGroup> groups) {

    @SuppressWarnings("NullAway") // it overlooks the annotation of a nested type that it knows from its class file
    public AllowedGroupRefs refs() {
        return new AllowedGroupRefs(type, BaseGroup.refs(groups));
    }
}
