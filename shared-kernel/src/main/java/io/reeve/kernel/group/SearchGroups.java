package io.reeve.kernel.group;

import io.reeve.kernel.Condition;
import io.reeve.kernel.Query;
import io.reeve.kernel.Slice;
import org.axonframework.messaging.responsetypes.ResponseType;

/** The groups that meet the condition, from the {@code offset}-th on, {@code limit} at the most; 0 only counts. */
public record SearchGroups(
        Condition<GroupAttribute> condition, GroupAttribute sortBy, boolean descending, long offset, int limit)
        implements Query<Slice<GroupView>> {
    @Override
    public ResponseType<Slice<GroupView>> answer() {
        return Query.slice(GroupView.class);
    }
}
