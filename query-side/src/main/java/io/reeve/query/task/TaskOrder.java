package io.reeve.query.task;

import io.reeve.kernel.SortDirection;
import io.reeve.kernel.task.ListTasks;

/**
 * The order of a list of tasks, as SQL: what has to be joined for it, and the terms to order by. The position, which never repeats,
 * decides between equals. Names are looked up while sorting: a view keeps ids, because names change.
 */
record TaskOrder(String join, String terms) {

    static final TaskOrder OLDEST_FIRST = by(ListTasks.Sort.CREATED_AT, SortDirection.ASC);

    static TaskOrder by(ListTasks.Sort sort, SortDirection direction) {
        return switch (sort) {
            case CREATED_AT -> of("", "", direction);
            case TASK_TYPE -> of("", "task.type", direction);
            case APP -> of(" left join app on app.id = task.app_id", "lower(app.name)", direction);
            case TARGET_USER ->
                of(" left join person on person.id = task.target_user_id", "lower(person.display_name)", direction);
        };
    }

    private static TaskOrder of(String join, String first, SortDirection direction) {
        String end = " " + direction.name();
        return new TaskOrder(join, (first.isEmpty() ? "" : first + end + " nulls last, ") + "task.position" + end);
    }
}
