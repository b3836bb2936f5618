package io.reeve.api.accessrequest;

import io.reeve.api.app.Apps;
import io.reeve.api.permission.Permissions;
import io.reeve.api.permission.RequestablePermission;
import io.reeve.api.task.Task;
import io.reeve.api.task.Tasks;
import io.reeve.api.user.User;
import io.reeve.api.user.Users;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.accessrequest.AccessRequestView;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts requests together for an answer, with one question of each kind for all requests in it. */
@Component
class AccessRequests {

    private final Users users;
    private final Apps apps;
    private final Permissions permissions;
    private final Tasks tasks;

    AccessRequests(Users users, Apps apps, Permissions permissions, Tasks tasks) {
        this.users = users;
        this.apps = apps;
        this.permissions = permissions;
        this.tasks = tasks;
    }

    /** In the order of the views; the caller may see them. */
    List<AccessRequest> compose(List<AccessRequestView> views, Set<Expansion> expansions) {
        Apps.Known appsOfAll =
                apps.byIds(views.stream().map(AccessRequestView::appId).toList());
        Parts parts = new Parts(
                users.byIds(people(views)),
                appsOfAll,
                permissions.byIds(
                        views.stream()
                                .map(AccessRequestView::permissionId)
                                .filter(Objects::nonNull)
                                .toList(),
                        appsOfAll), // a permission is asked for together with its app
                expansions.contains(Expansion.TASKS)
                        ? tasks.ofRequests(
                                views.stream().map(AccessRequestView::id).toList())
                        : null,
                expansions.contains(Expansion.CUSTOM_FIELDS) ? List.of() : null);
        return views.stream().map(parts::answer).toList();
    }

    private static Set<UserId> people(List<AccessRequestView> views) {
        Set<UserId> people = new HashSet<>();
        for (AccessRequestView view : views) {
            people.add(view.requester());
            people.add(view.target());
            if (view.supporter() != null) {
                people.add(view.supporter());
            }
        }
        return people;
    }

    /** What was looked up, and the requests made of it. */
    private record Parts(
            Users.Known users,
            Apps.Known apps,
            Permissions.Known permissions,
            @Nullable Map<AccessRequestId, List<Task>> tasks,
            @Nullable List<CustomIntakeFieldResponseOutput> customFields) {

        AccessRequest answer(AccessRequestView view) {
            return new AccessRequest(
                    view.id(),
                    view.appId(),
                    apps.name(view.appId()),
                    user(view.requester()),
                    user(view.target()),
                    users.user(view.supporter()),
                    view.status(),
                    new HashMap<>(view.notes()),
                    view.expiresAt(),
                    view.expirationInSeconds(),
                    requested(view.permissionId()),
                    view.requestedAt(),
                    tasks == null ? null : tasks.getOrDefault(view.id(), List.of()),
                    customFields);
        }

        private List<RequestablePermission> requested(@Nullable PermissionId permission) {
            return permission == null ? List.of() : permissions.permissions(List.of(permission));
        }

        /** Somebody a request is about is never left out; who is not known is shown by id. */
        private User user(UserId id) {
            User known = users.user(id);
            return known == null ? new User(id, "", "", "", null) : known;
        }
    }
}
