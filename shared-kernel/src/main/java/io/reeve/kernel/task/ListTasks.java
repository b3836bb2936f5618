package io.reeve.kernel.task;

import io.reeve.kernel.Page;
import io.reeve.kernel.PageRequest;
import io.reeve.kernel.Query;
import io.reeve.kernel.SortDirection;
import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.user.UserId;
import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.jspecify.annotations.Nullable;

/** The tasks in {@code scope} to which the whole of the filter applies. */
public record ListTasks(Scope scope, Filter filter, Sort sort, SortDirection direction, PageRequest page)
        implements Query<Page<TaskView>> {

    /** Whose tasks. */
    public sealed interface Scope {

        /** Everybody's. */
        record Everything() implements Scope {}

        /**
         * What the person can act on, directly, through a group or as an admin of the app, and what they have decided;
         * {@code andBlocked} adds the tasks that nobody can act on.
         */
        record Of(UserId person, boolean andBlocked) implements Scope {}
    }

    /** What is {@code null} or empty does not narrow. Of several assignees one is enough. */
    public record Filter(
            @Nullable TaskType type,
            @Nullable TaskCategory category,
            @Nullable TaskStatus status,
            @Nullable TaskProductArea productArea,
            @Nullable String search,
            List<UserId> assignedUsers,
            List<GroupId> assignedGroups,
            @Nullable AccessRequestId accessRequestId) {

        public Filter {
            assignedUsers = List.copyOf(assignedUsers);
            assignedGroups = List.copyOf(assignedGroups);
        }
    }

    public enum Sort {
        CREATED_AT,
        TASK_TYPE,
        APP,
        TARGET_USER
    }

    @Override
    public ResponseType<Page<TaskView>> answer() {
        return Query.page(TaskView.class);
    }
}
