package io.reeve.command.task;

import io.reeve.command.fact.Authority;
import io.reeve.command.fact.Catalog;
import io.reeve.command.fact.People;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskEvent.Ownership;
import io.reeve.kernel.user.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * To whom a task goes: to those whom the configuration names, else to the app's admins, else to the domain's, else it has
 * nobody. A step counts when at least one active person is in it who is not excluded. Groups stay groups, so that those who
 * are in them when somebody acts are the ones who can.
 */
@Component
public class TaskOwners {

    private final Authority authority;
    private final People people;
    private final Catalog catalog;

    public TaskOwners(Authority authority, People people, Catalog catalog) {
        this.authority = authority;
        this.people = people;
        this.catalog = catalog;
    }

    Owners firstEligible(Approvers candidates, AppId appId, Set<UserId> excluded) {
        if (anyoneEligible(candidates, excluded)) {
            return new Owners(without(excluded, candidates), Ownership.CONFIGURED);
        }
        Approvers appAdmins = catalog.app(appId)
                .map(app -> app.settings().requestFlow().admins())
                .orElse(Approvers.NONE);
        if (anyoneEligible(appAdmins, excluded)) {
            return new Owners(without(excluded, appAdmins), Ownership.APP_ADMINS);
        }
        Approvers domainAdmins = without(excluded, inOrder(people.activeAdmins()));
        return domainAdmins.isEmpty() ? Owners.NOBODY : new Owners(domainAdmins, Ownership.DOMAIN_ADMINS);
    }

    /** Whether at least one of them, or of the members of their groups as they are now, may act. */
    public boolean anyoneEligible(Approvers approvers, Set<UserId> excluded) {
        return !approvers.isEmpty() && !excluded.containsAll(authority.activeAmong(approvers));
    }

    private static Approvers without(Set<UserId> excluded, Approvers approvers) {
        List<UserId> users = new ArrayList<>(approvers.users());
        users.removeAll(excluded);
        return new Approvers(users, approvers.groups());
    }

    /** The same people always give the same list: whether owners have changed is told by comparing. */
    private static Approvers inOrder(Set<UserId> users) {
        return new Approvers(
                users.stream().sorted(Comparator.comparing(UserId::value)).toList(), List.of());
    }
}
