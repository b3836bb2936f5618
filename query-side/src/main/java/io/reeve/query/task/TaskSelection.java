package io.reeve.query.task;

import io.reeve.kernel.accessrequest.AccessRequestId;
import io.reeve.kernel.task.ListTasks;
import io.reeve.kernel.task.TaskId;
import io.reeve.kernel.task.TaskProductArea;
import io.reeve.kernel.task.TaskType;
import io.reeve.kernel.user.UserId;
import io.reeve.query.group.Circle;
import io.reeve.query.projection.Kept;
import io.reeve.query.search.Column;
import io.reeve.query.search.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which tasks, as a condition of SQL. */
final class TaskSelection {

    private static final String APPS_I_ADMINISTER = """
            (select id from app where :me = any(admin_users)
                or admin_groups && array(select group_id from member where user_id = :me))""";

    /** Of a task that is looked at: the person has it or had it, or administers its app. */
    private static final String MY_PART = "task.resolved_by = :me or task.app_id in " + APPS_I_ADMINISTER
            + " or exists (select from task_assignee where task_id = task.id and assignee_id = " + Circle.OF_ME + ")";

    private static final String NOT_EXCLUDED = "(task.status = 'BLOCKED' or not :me = any(task.excluded))";

    private final Listing listing;

    /** In an order that may need more tables. */
    TaskSelection(TaskOrder order) {
        listing = new Listing("task" + order.join());
    }

    Listing listing() {
        return listing;
    }

    TaskSelection withId(TaskId id) {
        return and("task.id = :id", "id", id.value());
    }

    TaskSelection ofRequests(Collection<AccessRequestId> requests) {
        return and(
                "task.access_request_id in (:requests)",
                "requests",
                requests.stream().map(AccessRequestId::value).toList());
    }

    /** Who may see a task: those who have it or had to do with it, and the admins of the app. */
    TaskSelection knownTo(UserId person) {
        return and("(:me = any(task.excluded) or " + MY_PART + ")", "me", person.value());
    }

    /** {@code few} says that other conditions leave only a few tasks, which are then looked at one by one. */
    TaskSelection in(ListTasks.Scope scope, boolean few) {
        return switch (scope) {
            case ListTasks.Scope.Everything() -> this;
            case ListTasks.Scope.Of(UserId person, boolean andBlocked) ->
                few ? actedOnAmongFewBy(person, andBlocked) : actedOnBy(person, andBlocked);
        };
    }

    private TaskSelection actedOnAmongFewBy(UserId person, boolean andBlocked) {
        String blocked = andBlocked ? "task.status = 'BLOCKED' or " : "";
        return and("(" + blocked + MY_PART + ") and " + NOT_EXCLUDED, "me", person.value());
    }

    /**
     * What is found by several ways is put together from the ways, each of which has an index; as an array, because a
     * planner that takes it for a few rows of many goes to each of them by itself.
     */
    private TaskSelection actedOnBy(UserId person, boolean andBlocked) {
        String blocked = andBlocked ? " union all select id from task where status = 'BLOCKED'" : "";
        return and("""
                task.id = any(array(
                    select task_id from task_assignee where assignee_id = %s
                    union all
                    select id from task where resolved_by = :me
                    union all
                    select id from task where app_id in %s
                    %s))
                and %s""".formatted(Circle.OF_ME, APPS_I_ADMINISTER, blocked, NOT_EXCLUDED), "me", person.value());
    }

    TaskSelection matching(ListTasks.Filter filter) {
        equal("type", filter.type());
        equal("category", filter.category());
        equal("status", filter.status());
        if (filter.productArea() != null) {
            and("task.type = any(:types_of_area)", "types_of_area", typesOf(filter.productArea()));
        }
        if (filter.accessRequestId() != null) {
            ofRequests(List.of(filter.accessRequestId()));
        }
        List<Object> assignees = new ArrayList<>(filter.assignedUsers());
        assignees.addAll(filter.assignedGroups());
        if (!assignees.isEmpty()) {
            and(
                    "task.id in (select task_id from task_assignee where assignee_id = any(cast(:assignees as uuid[])))",
                    "assignees",
                    Kept.ids(assignees));
        }
        if (filter.search() != null) {
            searchedBy(filter.search());
        }
        return this;
    }

    /** The text is looked for in the name of the app, in the name and e-mail of the person, and in the type. */
    private void searchedBy(String text) {
        String pattern = "%" + Column.Text.escaped(text.toLowerCase(Locale.ROOT)) + "%";
        and("""
                (lower(task.type) like :search
                 or task.app_id in (select id from app where lower(name) like :search)
                 or task.target_user_id in (select id from person where searched like :search))""", "search", pattern);
    }

    private void equal(String column, @Nullable Enum<?> value) {
        if (value != null) {
            and("task." + column + " = :" + column, column, value.name());
        }
    }

    private TaskSelection and(String condition, String parameter, Object value) {
        listing.where(condition, parameter, value);
        return this;
    }

    private static String[] typesOf(TaskProductArea area) {
        return Arrays.stream(TaskType.values())
                .filter(type -> type.productArea() == area)
                .map(TaskType::name)
                .toArray(String[]::new);
    }
}
