package io.reeve.api.user;

import io.reeve.api.http.Queries;
import io.reeve.kernel.user.ListUsersByIds;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns ids of people into people, with one question for all that one answer needs. */
@Component
public final class Users {

    private final Queries queries;

    Users(Queries queries) {
        this.queries = queries;
    }

    /** Those of them who are known; somebody who was erased is known by id and status only. */
    public Known byIds(Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return new Known(Map.of());
        }
        return new Known(queries.ask(ListUsersByIds.of(ids)).stream()
                .collect(Collectors.toMap(UserView::id, Function.identity())));
    }

    /** The people one answer speaks of. */
    public static final class Known {

        private final Map<UserId, UserView> byId;

        private Known(Map<UserId, UserView> byId) {
            this.byId = byId;
        }

        public @Nullable UserView view(@Nullable UserId id) {
            return id == null ? null : byId.get(id);
        }

        public @Nullable User user(@Nullable UserId id) {
            UserView view = view(id);
            return view == null ? null : User.of(view);
        }

        /** In the order of the ids. */
        public List<User> users(Collection<UserId> ids) {
            return ids.stream().map(this::user).filter(Objects::nonNull).toList();
        }
    }
}
