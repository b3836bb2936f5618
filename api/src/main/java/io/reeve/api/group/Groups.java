package io.reeve.api.group;

import io.reeve.api.http.Found;
import io.reeve.api.http.Queries;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupView;
import io.reeve.kernel.group.ListGroupsByIds;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns ids of groups into groups, with one question for all that one answer needs. */
@Component
public final class Groups {

    private final Queries queries;

    Groups(Queries queries) {
        this.queries = queries;
    }

    /** Those of them that exist. */
    public Known byIds(Collection<GroupId> ids) {
        return new Known(Found.of(ids.isEmpty() ? List.of() : queries.ask(ListGroupsByIds.of(ids)), GroupView::id));
    }

    /** The groups one answer speaks of. */
    public static final class Known {

        private final Found<GroupId, GroupView> found;

        private Known(Found<GroupId, GroupView> found) {
            this.found = found;
        }

        public @Nullable Group group(@Nullable GroupId id) {
            GroupView view = found.find(id);
            return view == null ? null : Group.of(view);
        }
    }
}
