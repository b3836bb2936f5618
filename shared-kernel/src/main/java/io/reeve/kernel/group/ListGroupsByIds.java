package io.reeve.kernel.group;

import io.reeve.kernel.Query;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseType;

/** The groups with these ids, in no order; an id of no group is left out. */
public record ListGroupsByIds(Set<GroupId> ids) implements Query<List<GroupView>> {

    public ListGroupsByIds {
        ids = Set.copyOf(ids);
    }

    public static ListGroupsByIds of(Collection<GroupId> ids) {
        return new ListGroupsByIds(Set.copyOf(ids));
    }

    @Override
    public ResponseType<List<GroupView>> answer() {
        return Query.many(GroupView.class);
    }
}
