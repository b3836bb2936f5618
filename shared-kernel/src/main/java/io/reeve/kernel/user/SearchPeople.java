package io.reeve.kernel.user;

import io.reeve.kernel.Condition;
import io.reeve.kernel.Query;
import io.reeve.kernel.Slice;
import org.axonframework.messaging.responsetypes.ResponseType;

/** Those who have not left and meet the condition, from the {@code offset}-th on, {@code limit} at the most; 0 only counts. */
public record SearchPeople(
        Condition<PersonAttribute> condition, PersonAttribute sortBy, boolean descending, long offset, int limit)
        implements Query<Slice<UserView>> {
    @Override
    public ResponseType<Slice<UserView>> answer() {
        return Query.slice(UserView.class);
    }
}
