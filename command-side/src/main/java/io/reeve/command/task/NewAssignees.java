package io.reeve.command.task;

import io.reeve.command.fact.People;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupRef;
import io.reeve.kernel.user.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** To whom a task may be given: people and groups that exist, with somebody among them who can act. */
@Component
class NewAssignees {

    private final People people;
    private final TaskOwners owners;

    NewAssignees(People people, TaskOwners owners) {
        this.people = people;
        this.owners = owners;
    }

    /** {@code wanted} without repetitions, or the refusal of what is wrong with it. */
    Approvers checked(Approvers wanted, Set<UserId> excluded) {
        Approvers assignees = new Approvers(
                wanted.users().stream().distinct().toList(),
                wanted.groups().stream().distinct().toList());
        if (assignees.isEmpty()) {
            throw Rejection.invalid("user_ids", "missing", "Name at least one person or group.");
        }
        requirePeopleWhoCanAct(assignees.users(), excluded);
        for (GroupId group : assignees.groups()) {
            people.resolve(GroupRef.of(group), "group_ids");
        }
        if (!owners.anyoneEligible(assignees, excluded)) {
            throw Rejection.invalid("group_ids", "nobody_eligible", "Nobody in these groups can act on this task.");
        }
        return assignees;
    }

    private void requirePeopleWhoCanAct(List<UserId> users, Set<UserId> excluded) {
        Set<UserId> unknown = new HashSet<>(users);
        unknown.removeAll(people.activeAmong(users));
        if (!unknown.isEmpty()) {
            throw Rejection.invalid("user_ids", "not_active", "Not known, or not active: " + inWords(unknown) + ".");
        }
        Set<UserId> refused = new HashSet<>(users);
        refused.retainAll(excluded);
        if (!refused.isEmpty()) {
            throw Rejection.invalid(
                    "user_ids",
                    "excluded",
                    "Requester, beneficiary, whoever submitted the request and those who have decided at another stage"
                            + " cannot have this task: "
                            + inWords(refused) + ".");
        }
    }

    private static String inWords(Set<UserId> users) {
        return String.join(", ", users.stream().map(UserId::toString).sorted().toList());
    }
}
