package io.reeve.command.permission;

import io.reeve.command.app.PermissionsOfApps;
import io.reeve.command.fact.Catalog;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.permission.PermissionVisibility;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
final class HidePermissions implements PermissionsOfApps {

    private final Catalog catalog;
    private final ObjectProvider<Repository<Permission>> permissions;

    /** Repositories are made from the handlers that this is handed to, so ours is asked for when it is needed. */
    HidePermissions(Catalog catalog, ObjectProvider<Repository<Permission>> permissions) {
        this.catalog = catalog;
        this.permissions = permissions;
    }

    @Override
    public void hideAll(AppId appId) {
        for (Catalog.Permission permission : catalog.permissionsOf(appId)) {
            if (permission.config().visibility() == PermissionVisibility.VISIBLE) {
                permissions.getObject().load(permission.id().toString()).execute(Permission::hide);
            }
        }
    }
}
