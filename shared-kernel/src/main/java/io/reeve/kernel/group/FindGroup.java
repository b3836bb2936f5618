package io.reeve.kernel.group;

import io.reeve.kernel.Query;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Empty when there is no such group (any more). */
public record FindGroup(GroupId groupId) implements Query<Optional<GroupView>> {
    @Override
    public ResponseType<Optional<GroupView>> answer() {
        return Query.optional(GroupView.class);
    }
}
