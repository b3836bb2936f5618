package io.reeve.command.accessrequest;

import io.reeve.command.fact.Catalog;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.GroupsProvisioning;
import io.reeve.kernel.app.Provisioning;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.permission.PermissionVisibility;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns what a caller named into the things that are asked for, or refuses what cannot be chosen. */
@Component
class Choice {

    private static final String APP = "app_id";
    private static final String PERMISSIONS = "requestable_permission_ids";

    private final Catalog catalog;

    Choice(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Wanted> of(AppId appId, List<PermissionId> permissionIds) {
        Catalog.App app = catalog.app(appId)
                .filter(known -> Wanted.of(known, null).settings().offered())
                .orElseThrow(Choice::noSuchApp);
        List<Wanted> wanted = permissionIds.isEmpty()
                ? List.of(whenNothingIsChosen(app))
                : permissionIds.stream().map(id -> chosen(app, id)).toList();
        if (!wanted.stream().allMatch(thing -> thing.settings().offered())) {
            throw noSuchPermission();
        }
        String elsewhere = app.settings().redirectUrl();
        if (elsewhere != null && !elsewhere.isEmpty()) {
            throw Rejection.invalid(
                    APP, "requested_elsewhere", "Access to this app is asked for elsewhere: " + elsewhere);
        }
        requireThatTheyMayBeChosen(app.settings().provisioning(), permissionIds, wanted);
        return wanted;
    }

    private void requireThatTheyMayBeChosen(Provisioning provisioning, List<PermissionId> named, List<Wanted> wanted) {
        if (new HashSet<>(named).size() < named.size()) {
            throw Rejection.invalid(PERMISSIONS, "repeated", "Each permission can be named once.");
        }
        if (named.size() > 1 && !provisioning.allowMultiplePermissionSelection()) {
            throw Rejection.invalid(
                    PERMISSIONS, "one_at_a_time", "Permissions of this app can be asked for one at a time only.");
        }
        if (named.isEmpty()) {
            return;
        }
        switch (provisioning.groupsProvisioning()) {
            case DIRECT_TO_USER ->
                throw Rejection.invalid(
                        PERMISSIONS, "app_only", "This app is asked for as a whole: name no permission.");
            case GROUPS_AND_HIDDEN -> {
                Catalog.App app = wanted.getFirst().app();
                if (!given(app).map(Catalog.Permission::id).equals(Optional.of(named.getFirst()))) {
                    throw Rejection.invalid(
                            PERMISSIONS, "not_chosen", "Permissions of this app are not chosen: name none.");
                }
            }
            case GROUPS_AND_VISIBLE -> {
                // this is the case in which one chooses
            }
        }
    }

    private Wanted whenNothingIsChosen(Catalog.App app) {
        if (app.settings().provisioning().groupsProvisioning() != GroupsProvisioning.GROUPS_AND_HIDDEN) {
            return Wanted.of(app, null);
        }
        return Wanted.of(
                app,
                given(app)
                        .orElseThrow(
                                () -> Rejection.invalid(
                                        APP,
                                        "no_default_permission",
                                        "This app cannot be asked for yet: its admins have to say which permission is given.")));
    }

    /** Where one cannot choose: the default permission, or the only one that there is. */
    private Optional<Catalog.Permission> given(Catalog.App app) {
        PermissionId preset = app.settings().provisioning().defaultPermission();
        if (preset != null) {
            return catalog.permission(preset);
        }
        List<Catalog.Permission> visible = catalog.permissionsOf(app.id()).stream()
                .filter(permission -> permission.config().visibility() == PermissionVisibility.VISIBLE)
                .toList();
        return visible.size() == 1 ? Optional.of(visible.getFirst()) : Optional.empty();
    }

    private Wanted chosen(Catalog.App app, PermissionId id) {
        return catalog.permission(id)
                .filter(permission -> permission.appId().equals(app.id()))
                .map(permission -> Wanted.of(app, permission))
                .orElseThrow(Choice::noSuchPermission);
    }

    /** Said alike of what there is not and of what one may not know of. */
    private static Rejection noSuchApp() {
        return Rejection.invalid(APP, "unknown_app", "There is no such app in the AppStore.");
    }

    private static Rejection noSuchPermission() {
        return Rejection.invalid(PERMISSIONS, "unknown_permission", "This app offers no such permission.");
    }
}
