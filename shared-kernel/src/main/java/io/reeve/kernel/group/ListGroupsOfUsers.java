package io.reeve.kernel.group;

import io.reeve.kernel.Query;
import io.reeve.kernel.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Which groups each of these people is in, for whatever reason. Who is in none is left out. */
public record ListGroupsOfUsers(Set<UserId> users) implements Query<ListGroupsOfUsers.GroupsOfUsers> {

    public ListGroupsOfUsers(Collection<UserId> users) {
        this(Set.copyOf(users));
    }

    public ListGroupsOfUsers {
        users = Set.copyOf(users);
    }

    public record GroupsOfUsers(Map<UserId, List<GroupView>> groups) {}

    @Override
    public ResponseType<GroupsOfUsers> answer() {
        return Query.one(GroupsOfUsers.class);
    }
}
