package io.reeve.kernel.group;

import io.reeve.kernel.Query;
import io.reeve.kernel.user.UserId;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Whom a directory put into the group; those who have left are in no group. */
public record ListDirectoryMembers(GroupId groupId) implements Query<List<UserId>> {
    @Override
    public ResponseType<List<UserId>> answer() {
        return Query.many(UserId.class);
    }
}
