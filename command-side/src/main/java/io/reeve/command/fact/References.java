package io.reeve.command.fact;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AllowedGroupRefs;
import io.reeve.kernel.app.AllowedGroups;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.ApproverRefs;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a configuration may name: people and groups that exist, permissions of the same app. Whatever is not there is refused
 * as invalid, naming the field. What was named before may be named again even if it is gone by now: who sends back what
 * they read is not refused.
 */
@Component
public final class References {

    private final People people;
    private final Catalog catalog;

    References(People people, Catalog catalog) {
        this.people = people;
        this.catalog = catalog;
    }

    public Approvers approvers(ApproverRefs refs, Approvers before, String field) {
        List<UserId> users = distinct(refs.users());
        for (UserId user : users) {
            if (!before.users().contains(user) && people.find(user).isEmpty()) {
                throw Rejection.invalid(field + ".users", "unknown_user", "There is no person " + user + ".");
            }
        }
        return new Approvers(users, groups(refs.groups(), before.groups(), field + ".groups"));
    }

    public AllowedGroups allowedGroups(AllowedGroupRefs refs, AllowedGroups before, String field) {
        List<GroupId> groups = groups(refs.groups(), before.groups(), field + ".groups");
        AllowedGroups.Type type = refs.type() == null ? AllowedGroups.Type.ALL_GROUPS : refs.type();
        if (type == AllowedGroups.Type.SPECIFIED_GROUPS && groups.isEmpty()) {
            throw Rejection.invalid(
                    field + ".groups", "groups_required", "SPECIFIED_GROUPS needs at least one group that is allowed.");
        }
        return new AllowedGroups(type, groups);
    }

    public List<GroupId> groups(List<GroupRef> refs, List<GroupId> before, String field) {
        List<GroupId> groups = new ArrayList<>();
        for (GroupRef ref : refs) {
            GroupId named = ref.id();
            groups.add(named != null && before.contains(named) ? named : people.resolve(ref, field));
        }
        return distinct(groups);
    }

    /** The group, or none when nothing is named. */
    public @Nullable GroupId group(@Nullable GroupRef ref, String field) {
        return ref == null || namesNothing(ref) ? null : people.resolve(ref, field);
    }

    public List<PermissionId> permissionsOf(
            AppId appId, List<PermissionId> permissions, List<PermissionId> before, String field) {
        permissions.stream()
                .filter(permission -> !before.contains(permission))
                .forEach(permission -> permissionOf(appId, permission, field));
        return distinct(permissions);
    }

    public void permissionOf(AppId appId, PermissionId permissionId, String field) {
        if (catalog.permission(permissionId)
                .filter(permission -> permission.appId().equals(appId))
                .isEmpty()) {
            throw Rejection.invalid(field, "unknown_permission", "The app has no permission " + permissionId + ".");
        }
    }

    /** There are no webhooks yet, so none can be named. */
    public void noWebhook(@Nullable UUID webhook, String field) {
        if (webhook != null) {
            throw Rejection.invalid(field, "unknown_webhook", "There is no inline webhook " + webhook + ".");
        }
    }

    private static boolean namesNothing(GroupRef ref) {
        return ref.id() == null
                && ref.appId() == null
                && (ref.integrationSpecificId() == null
                        || ref.integrationSpecificId().isEmpty());
    }

    private static <T> List<T> distinct(List<T> values) {
        return List.copyOf(new LinkedHashSet<>(values));
    }
}
