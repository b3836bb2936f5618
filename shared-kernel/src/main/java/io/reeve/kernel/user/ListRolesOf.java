package io.reeve.kernel.user;

import io.reeve.kernel.Query;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;

/** The roles a person holds beyond {@link Role#USER}, which everyone has, in the order of {@link Role}. */
public record ListRolesOf(UserId userId) implements Query<List<Role>> {
    @Override
    public ResponseType<List<Role>> answer() {
        return Query.many(Role.class);
    }
}
