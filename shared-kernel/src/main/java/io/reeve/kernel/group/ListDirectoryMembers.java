package io.reeve.kernel.group;

import io.reeve.kernel.Query;
import io.reeve.kernel.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseType;

/**
 * Whom a directory put into each of these groups; those who have left are in no group. A group without such members is left
 * out.
 */
public record ListDirectoryMembers(Set<GroupId> groups) implements Query<ListDirectoryMembers.DirectoryMembers> {

    public ListDirectoryMembers {
        groups = Set.copyOf(groups);
    }

    public record DirectoryMembers(Map<GroupId, List<UserId>> members) {}

    @Override
    public ResponseType<DirectoryMembers> answer() {
        return Query.one(DirectoryMembers.class);
    }
}
