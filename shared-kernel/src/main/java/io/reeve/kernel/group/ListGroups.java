package io.reeve.kernel.group;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import io.reeve.kernel.app.AppId;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/**
 * The groups that meet all that is given, in the order in which they became known. {@code name} is a part of the name
 * unless {@code exact}; case does not matter.
 */
public record ListGroups(
        @Nullable String name,
        boolean exact,
        @Nullable String integrationSpecificId,
        @Nullable AppId appId,
        PageRequest page)
        implements Query<Page<GroupView>> {
    @Override
    public ResponseType<Page<GroupView>> answer() {
        return Query.page(GroupView.class);
    }
}
