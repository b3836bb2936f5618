package io.reeve.command.task;

import io.reeve.command.fact.Authority;
import io.reeve.command.fact.People;
import io.reeve.kernel.Actor;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.UserId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may do what with a task. Whoever may not know of it is told that it does not exist. Being excluded outweighs
 * everything, also being a domain administrator: nobody decides about their own request, and no one person decides it twice.
 */
@Component
class TaskRights {

    private static final Set<Role> READERS =
            EnumSet.of(Role.ADMIN, Role.READ_ONLY_ADMIN, Role.APPSTORE_READ_ONLY_ADMIN, Role.AUDITOR);

    private final Authority authority;
    private final People people;

    TaskRights(Authority authority, People people) {
        this.authority = authority;
        this.people = people;
    }

    /** What of a task tells who may do what with it. */
    record Involved(
            AppId appId,
            Approvers assignees,
            Set<UserId> excluded,
            @Nullable UserId resolvedBy) {}

    /** To decide: assignees, admins of the app, administrators of the domain. Whoever has decided may say so again, in vain. */
    UserId toDecide(Actor actor, Involved task) {
        UserId person = authority.actingPerson(actor);
        refuseExcluded(person, task);
        if (person.equals(task.resolvedBy()) || isAssigned(person, task) || isAdminOfApp(person, task)) {
            return person;
        }
        return administrator(
                person, task, "Only somebody the task is assigned to, or an administrator, can act on it.");
    }

    /** To give it to others: assignees and administrators of the domain. */
    UserId toReassign(Actor actor, Involved task) {
        UserId person = authority.actingPerson(actor);
        refuseExcluded(person, task);
        if (isAssigned(person, task)) {
            return person;
        }
        return administrator(
                person, task, "Only somebody the task is assigned to, or a domain administrator, can reassign it.");
    }

    /** To comment: whoever can see the task and is no mere reader. */
    UserId toComment(Actor actor, Involved task) {
        UserId person = authority.actingPerson(actor);
        if (knows(person, task) || isAdminOfApp(person, task)) {
            return person;
        }
        return administrator(person, task, "A role that only reads cannot comment.");
    }

    private static void refuseExcluded(UserId person, Involved task) {
        if (task.excluded().contains(person)) {
            throw Rejection.forbidden(
                    "excluded_from_task",
                    "You cannot act on this task: it belongs to a request that you made or submitted, that is for you,"
                            + " or that you have already decided at another stage.");
        }
    }

    private UserId administrator(UserId person, Involved task, String refusal) {
        Set<Role> roles = people.rolesOf(person);
        if (roles.contains(Role.ADMIN)) {
            return person;
        }
        if (Collections.disjoint(roles, READERS) && !knows(person, task) && !isAdminOfApp(person, task)) {
            throw Rejection.notFound("task");
        }
        throw Rejection.forbidden("not_assigned", refusal);
    }

    private boolean knows(UserId person, Involved task) {
        return task.excluded().contains(person) || person.equals(task.resolvedBy()) || isAssigned(person, task);
    }

    private boolean isAssigned(UserId person, Involved task) {
        return task.assignees().users().contains(person)
                || isInOneOf(task.assignees().groups(), person);
    }

    private boolean isInOneOf(Iterable<GroupId> groups, UserId person) {
        if (!groups.iterator().hasNext()) {
            return false;
        }
        Set<GroupId> mine = people.groupsOf(person);
        for (GroupId group : groups) {
            if (mine.contains(group)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAdminOfApp(UserId person, Involved task) {
        return authority.activeAdminsOf(task.appId()).contains(person);
    }
}
