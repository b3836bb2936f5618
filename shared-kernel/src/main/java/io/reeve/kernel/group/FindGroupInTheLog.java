package io.reeve.kernel.group;

import io.reeve.kernel.Query;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseType;

/** As their own events tell it, whether a view shows it yet or not. For whoever has just written it. */
public record FindGroupInTheLog(GroupId groupId) implements Query<Optional<GroupView>> {
    @Override
    public ResponseType<Optional<GroupView>> answer() {
        return Query.optional(GroupView.class);
    }
}
