package io.reeve.kernel.app;

import io.reeve.kernel.group.GroupRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link AllowedGroups} as a caller names them; {@code null} for the type when the caller did not say. */
public record AllowedGroupRefs(AllowedGroups.@Nullable Type type, List<GroupRef> groups) {

    public AllowedGroupRefs {
        groups = List.copyOf(groups);
    }
}
