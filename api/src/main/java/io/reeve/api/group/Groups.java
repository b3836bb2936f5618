package io.reeve.api.group;

import io.reeve.api.http.Queries;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupView;
import io.reeve.kernel.group.ListGroupsByIds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        if (ids.isEmpty()) {
            return new Known(Map.of());
        }
        return new Known(queries.ask(ListGroupsByIds.of(ids)).stream()
                .collect(Collectors.toMap(GroupView::id, Function.identity())));
    }

    /** The groups one answer speaks of. */
    public static final class Known {

        private final Map<GroupId, GroupView> byId;

        private Known(Map<GroupId, GroupView> byId) {
            this.byId = byId;
        }

        public @Nullable Group group(@Nullable GroupId id) {
            GroupView view = id == null ? null : byId.get(id);
            return view == null ? null : Group.of(view);
        }

        /** In the order of the ids. */
        public List<Group> groups(Collection<GroupId> ids) {
            return ids.stream().map(this::group).filter(Objects::nonNull).toList();
        }
    }
}
