package io.reeve.api.permission;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.permission.PermissionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A permission, named by its id; without one it names none. */
public record BasePermission(@Nullable PermissionId id) {

    /** The ids of all; one that names none is refused, for a shorter list may mean more. */
    public static List<PermissionId> ids(List<BasePermission> permissions, String field) {
        return permissions.stream()
                .map(permission -> {
                    if (permission.id() == null) {
                        throw Rejection.invalid(field, "missing", "A permission is named by its id.");
                    }
                    return permission.id();
                })
                .toList();
    }
}
