package io.reeve.command.fact;

import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.permission.PermissionId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may change an app, its permissions and its rules: see {@link Authority#requireAppAdmin}. Others are told that they may
 * not, if they may know of the thing; if not, that there is no such thing.
 */
@Component
public final class Governance {

    private static final Set<Role> SEE_EVERY_APP =
            EnumSet.of(Role.ADMIN, Role.READ_ONLY_ADMIN, Role.APPSTORE_READ_ONLY_ADMIN, Role.AUDITOR);

    private final Authority authority;
    private final People people;
    private final Catalog catalog;

    Governance(Authority authority, People people, Catalog catalog) {
        this.authority = authority;
        this.people = people;
        this.catalog = catalog;
    }

    /** The app, for somebody who may govern it. */
    public Catalog.App app(Actor actor, AppId appId) {
        Catalog.App app = catalog.app(appId).orElseThrow(() -> Rejection.notFound("app"));
        require(actor, app, null, "app");
        return app;
    }

    /** The permission's app, for somebody who may govern it. */
    public Catalog.App appOf(Actor actor, AppId appId, PermissionId permissionId) {
        Catalog.App app = catalog.app(appId).orElseThrow(() -> Rejection.notFound("app"));
        require(actor, app, catalog.permission(permissionId).orElse(null), "permission");
        return app;
    }

    /** Rules are known to those who govern the app, and to those who see everything. */
    public void rulesOf(Actor actor, AppId appId) {
        try {
            authority.requireAppAdmin(actor, appId);
        } catch (Rejection refused) {
            throw seesEverything(person(actor)) ? refused : Rejection.notFound("pre_approval_rule");
        }
    }

    /**
     * Whoever is put into a group gets all that any app gives to its members, and decides where they approve or govern. So
     * the admins of an app let it give its own groups only; a domain administrator, any.
     */
    public void requireMayGive(Actor actor, AppId appId, @Nullable GroupId group) {
        if (group != null && !authority.isAdmin(actor) && !people.appOf(group).equals(Optional.of(appId))) {
            throw Rejection.forbidden(
                    "group_of_another_app",
                    "Only a domain administrator can let an app give a group that does not belong to it.");
        }
    }

    private void require(Actor actor, Catalog.App app, Catalog.@Nullable Permission permission, String what) {
        try {
            authority.requireAppAdmin(actor, app.id());
        } catch (Rejection refused) {
            throw mayKnow(person(actor), app, permission) ? refused : Rejection.notFound(what);
        }
    }

    private boolean mayKnow(UserId person, Catalog.App app, Catalog.@Nullable Permission permission) {
        EffectiveSettings settings = EffectiveSettings.of(app, permission);
        return seesEverything(person)
                || authority.activeAdminsOf(app.id()).contains(person)
                || (settings.offered() && settings.openTo(people.groupsOf(person)));
    }

    private boolean seesEverything(UserId person) {
        return people.rolesOf(person).stream().anyMatch(SEE_EVERY_APP::contains);
    }

    /** Only people are ever refused. */
    private static UserId person(Actor actor) {
        if (actor instanceof Actor.Person person) {
            return new UserId(person.userId());
        }
        throw new IllegalStateException("was refused without being a person: " + actor.text());
    }
}
