package io.reeve.api.user;

import io.reeve.api.http.Found;
import io.reeve.api.http.Queries;
import io.reeve.kernel.user.ListUsersByIds;
import io.reeve.kernel.user.UserId;
import io.reeve.kernel.user.UserView;
import java.util.Collection;
import java.util.List;
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
        return new Known(Found.of(ids.isEmpty() ? List.of() : queries.ask(ListUsersByIds.of(ids)), UserView::id));
    }

    /** The people one answer speaks of. */
    public static final class Known {

        private final Found<UserId, UserView> found;

        private Known(Found<UserId, UserView> found) {
            this.found = found;
        }

        public @Nullable UserView view(@Nullable UserId id) {
            return found.find(id);
        }

        public @Nullable User user(@Nullable UserId id) {
            UserView view = view(id);
            return view == null ? null : User.of(view);
        }

        /** In the order of the ids. */
        public List<User> users(Collection<UserId> ids) {
            return found.all(ids).stream().map(User::of).toList();
        }
    }
}
