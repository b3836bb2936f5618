package io.reeve.api.app;

import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group, named by its id, or by the app it comes from and its id there, or by all of them. */
public record BaseGroup(
        @Nullable GroupId id,
        @Nullable AppId appId,
        @Nullable String integrationSpecificId) {

    /** An empty text stands for none. */
    public GroupRef ref() {
        String there = integrationSpecificId == null || integrationSpecificId.isEmpty() ? null : integrationSpecificId;
        return new GroupRef(id, appId, there);
    }

    public static List<GroupRef> refs(@Nullable List<BaseGroup> groups) {
        return groups == null ? List.of() : groups.stream().map(BaseGroup::ref).toList();
    }
}
