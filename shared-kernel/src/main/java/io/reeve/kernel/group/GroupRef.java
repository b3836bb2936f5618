package io.reeve.kernel.group;

import io.reeve.kernel.app.AppId;
import org.jspecify.annotations.Nullable;

/**
 * How a caller names a group: by its id, or by the app it comes from and its id there, or by all three, which must then
 * agree. Resolved on the command side.
 */
public record GroupRef(
        @Nullable GroupId id,
        @Nullable AppId appId,
        @Nullable String integrationSpecificId) {

    public static GroupRef of(GroupId id) {
        return new GroupRef(id, null, null);
    }
}
