package io.reeve.command.group;

import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts about groups for tests of decisions: says exactly what the test has told it. */
final class KnownGroups implements GroupsAndMembers {

    private final Map<GroupId, Set<UserId>> groups = new HashMap<>();
    private final Set<UserId> present = new HashSet<>();

    GroupId group(UserId... members) {
        GroupId id = GroupId.next();
        groups.put(id, new HashSet<>(Set.of(members)));
        return id;
    }

    UserId person() {
        UserId id = UserId.next();
        present.add(id);
        return id;
    }

    void delete(GroupId group) {
        groups.remove(group);
    }

    @Override
    public boolean exists(GroupId groupId) {
        return groups.containsKey(groupId);
    }

    @Override
    public Set<UserId> directoryMembersOf(GroupId groupId) {
        return Set.copyOf(groups.getOrDefault(groupId, Set.of()));
    }

    @Override
    public Set<UserId> directoryMembersAmong(GroupId groupId, Collection<UserId> users) {
        return users.stream().filter(directoryMembersOf(groupId)::contains).collect(Collectors.toSet());
    }

    @Override
    public Set<UserId> presentAmong(Collection<UserId> users) {
        return users.stream().filter(present::contains).collect(Collectors.toSet());
    }
}
