package io.reeve.command.group;

import io.reeve.kernel.group.GroupCommand.MemberChange;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.UserId;
import java.util.Set;

/** What a directory does to the members of a group, within the unit of the command about the group. */
interface Memberships {

    /** How many people the directory put into the group and took out of it. */
    record Moved(int joined, int left) {}

    /** A new group with these people in it. */
    Moved begin(GroupId groupId, Set<UserId> members);

    Moved change(GroupId groupId, MemberChange change);
}
