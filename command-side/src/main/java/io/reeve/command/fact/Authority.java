package io.reeve.command.fact;

import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may change what. Asked by every command handler, so that a rule holds whatever path a command came by. Processes,
 * sheets and the installation act on decisions that people have taken and may do what they were made for.
 */
@Component
public final class Authority {

    private final People people;
    private final Catalog catalog;

    Authority(People people, Catalog catalog) {
        this.people = people;
        this.catalog = catalog;
    }

    /** The person who acts, who must be one that may act; anything else that acts is refused. */
    public UserId actingPerson(Actor actor) {
        if (!(actor instanceof Actor.Person person)) {
            throw Rejection.forbidden("person_required", "Only a person can do this.");
        }
        UserId userId = new UserId(person.userId());
        requireActive(userId);
        return userId;
    }

    /** For what follows from decisions already taken and is nobody's to wish for. */
    public static void requireNoPerson(Actor actor) {
        if (actor instanceof Actor.Person) {
            throw Rejection.forbidden("process_required", "This happens by itself; a person cannot do it.");
        }
    }

    public boolean isAdmin(Actor actor) {
        return !(actor instanceof Actor.Person person)
                || people.rolesOf(new UserId(person.userId())).contains(Role.ADMIN);
    }

    /** Administrators of the domain only. */
    public void requireAdmin(Actor actor) {
        if (actor instanceof Actor.Person person) {
            requireActive(new UserId(person.userId()));
        }
        if (!isAdmin(actor)) {
            throw Rejection.forbidden("admin_required", "Only a domain administrator can do this.");
        }
    }

    /** Whoever may read what is not about themselves, and may act: administrators of either kind and auditors. */
    public UserId requireReadsEverything(Actor actor) {
        UserId userId = actingPerson(actor);
        if (people.rolesOf(userId).stream().noneMatch(Role.READ_EVERYTHING::contains)) {
            throw Rejection.forbidden("reader_required", "Only administrators and auditors can do this.");
        }
        return userId;
    }

    /** Administrators of the domain, and those who hold APP_ADMIN and are named admin of this app. */
    void requireAppAdmin(Actor actor, AppId appId) {
        if (actor instanceof Actor.Person person) {
            UserId userId = new UserId(person.userId());
            requireActive(userId);
            Set<Role> roles = people.rolesOf(userId);
            if (!roles.contains(Role.ADMIN) && !(roles.contains(Role.APP_ADMIN) && isNamedAdmin(userId, appId))) {
                throw Rejection.forbidden(
                        "app_admin_required",
                        "Only a domain administrator, or an app admin who is named on this app, can do this.");
            }
        }
    }

    /** The people named as admins of the app, directly or through a group, who may act. */
    public Set<UserId> activeAdminsOf(AppId appId) {
        return catalog.app(appId)
                .map(app -> app.settings().requestFlow().admins())
                .map(this::activeAmong)
                .orElseGet(Set::of);
    }

    /** Those of the people and of the groups' members, as they are now, who may act. */
    public Set<UserId> activeAmong(Approvers approvers) {
        Set<UserId> active = new HashSet<>(people.activeAmong(approvers.users()));
        if (!approvers.groups().isEmpty()) {
            active.addAll(people.activeMembersOf(approvers.groups()));
        }
        return active;
    }

    private boolean isNamedAdmin(UserId userId, AppId appId) {
        return activeAdminsOf(appId).contains(userId);
    }

    private void requireActive(UserId userId) {
        if (people.find(userId).filter(Person::mayAct).isEmpty()) {
            throw Rejection.forbidden("not_active", "A person who is not active cannot act.");
        }
    }
}
