package io.reeve.kernel.permission;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.token.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about permissions. Where a {@code caller} is told, the answer holds what that person may know of:
 * everything of the apps they may see as a whole; of others what is visible and open to them.
 */
public interface PermissionQuery {

    /** A part of the label, of the provisioning group's name or of its integration id, or exactly one of them. */
    record Search(String text, boolean exact) {}

    record FindPermission(PermissionId permissionId, Caller caller) implements Query<Optional<PermissionView>> {
        @Override
        public ResponseType<Optional<PermissionView>> answer() {
            return Query.optional(PermissionView.class);
        }
    }

    /** As its own events tell it, whether a view shows it yet or not. For whoever has just written it: nobody is kept out. */
    record FindPermissionInTheLog(PermissionId permissionId) implements Query<Optional<PermissionView>> {
        @Override
        public ResponseType<Optional<PermissionView>> answer() {
            return Query.optional(PermissionView.class);
        }
    }

    /** {@code inAppStore}: only those that can, or cannot, be found in the AppStore. Sorted by label. */
    record ListPermissions(
            @Nullable AppId appId,
            @Nullable Search search,
            @Nullable Boolean inAppStore,
            PageRequest page,
            Caller caller)
            implements Query<Page<PermissionView>> {
        @Override
        public ResponseType<Page<PermissionView>> answer() {
            return Query.page(PermissionView.class);
        }
    }

    /** To put together what names permissions; deleted ones too. In no particular order. */
    record ListPermissionsByIds(Set<PermissionId> ids) implements Query<List<PermissionView>> {
        @Override
        public ResponseType<List<PermissionView>> answer() {
            return Query.many(PermissionView.class);
        }
    }
}
