package io.reeve.command.group;

import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.UserId;
import java.util.Collection;
import java.util.Set;

/** What a decision about a group must know of things that lie beyond it. */
interface GroupsAndMembers {

    boolean exists(GroupId groupId);

    /** Everybody whom a directory put into the group. */
    Set<UserId> directoryMembersOf(GroupId groupId);

    /** Those of them whom a directory put into the group. */
    Set<UserId> directoryMembersAmong(GroupId groupId, Collection<UserId> users);

    /** Those of them who are known and have not left. */
    Set<UserId> presentAmong(Collection<UserId> users);
}
