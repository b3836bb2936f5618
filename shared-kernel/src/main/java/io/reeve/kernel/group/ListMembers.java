package io.reeve.kernel.group;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import io.reeve.kernel.user.UserId;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Who is in a group, for whatever reason, in the order in which they became known. Those who have left are in no group. */
public record ListMembers(GroupId groupId, PageRequest page) implements Query<Page<UserId>> {
    @Override
    public ResponseType<Page<UserId>> answer() {
        return Query.page(UserId.class);
    }
}
