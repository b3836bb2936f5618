package io.reeve.command.group;

import io.reeve.kernel.Rejection;
import io.reeve.kernel.group.GroupCommand.MemberChange;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.MembershipId;
import io.reeve.kernel.user.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Works on the memberships that really change; who is there already is not touched, however large the group is. */
@Component
class DirectoryMemberships implements Memberships {

    private final Repository<Membership> memberships;
    private final GroupsAndMembers facts;

    DirectoryMemberships(Repository<Membership> memberships, GroupsAndMembers facts) {
        this.memberships = memberships;
        this.facts = facts;
    }

    @Override
    public Moved begin(GroupId groupId, Set<UserId> members) {
        return move(groupId, members, Set.of());
    }

    @Override
    public Moved change(GroupId groupId, MemberChange change) {
        return switch (change) {
            case MemberChange.None _ -> new Moved(0, 0);
            case MemberChange.Delta(Set<UserId> joining, Set<UserId> leaving) -> {
                if (joining.stream().anyMatch(leaving::contains)) {
                    throw Rejection.invalid("members", "both_ways", "Nobody can join and leave at once.");
                }
                Set<UserId> present = facts.directoryMembersAmong(groupId, union(joining, leaving));
                yield move(groupId, without(joining, present), both(leaving, present));
            }
            case MemberChange.Exactly(Set<UserId> members) -> {
                Set<UserId> present = facts.directoryMembersOf(groupId);
                yield move(groupId, without(members, present), without(present, members));
            }
        };
    }

    private Moved move(GroupId groupId, Set<UserId> joining, Set<UserId> leaving) {
        requireKnown(joining);
        int joined = 0;
        for (UserId userId : inOrder(joining)) {
            joined += membership(groupId, userId).<Boolean>invoke(member -> member.joinByDirectory(groupId, userId))
                    ? 1
                    : 0;
        }
        int left = 0;
        for (UserId userId : inOrder(leaving)) {
            left += membership(groupId, userId).<Boolean>invoke(Membership::leaveByDirectory) ? 1 : 0;
        }
        return new Moved(joined, left);
    }

    private void requireKnown(Set<UserId> joining) {
        Set<UserId> unknown = without(joining, facts.presentAmong(joining));
        if (!unknown.isEmpty()) {
            throw Rejection.invalid(
                    "members",
                    "unknown_user",
                    "There is no person, or none who has not left, with the id "
                            + inOrder(unknown).getFirst() + ".");
        }
    }

    private Aggregate<Membership> membership(GroupId groupId, UserId userId) {
        try {
            return memberships.loadOrCreate(MembershipId.of(groupId, userId).toString(), Membership::new);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a membership is made without anything that could fail", e);
        }
    }

    /** Always the same order, so that two commands never wait for each other's memberships. */
    private static List<UserId> inOrder(Collection<UserId> users) {
        return users.stream().sorted(Comparator.comparing(UserId::value)).toList();
    }

    private static Set<UserId> union(Set<UserId> some, Set<UserId> others) {
        Set<UserId> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static Set<UserId> both(Set<UserId> some, Set<UserId> others) {
        Set<UserId> common = new HashSet<>(some);
        common.retainAll(others);
        return common;
    }

    private static Set<UserId> without(Set<UserId> some, Set<UserId> others) {
        Set<UserId> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
