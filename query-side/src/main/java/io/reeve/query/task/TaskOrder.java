package io.reeve.query.task;

import io.reeve.kernel.SortDirection;
import io.reeve.kernel.task.ListTasks;

/**
 * The order of a list of tasks; the position, which never repeats, decides between equals. Names are looked up while sorting: a view keeps
 * ids, because names change.
 */
final class TaskOrder {

    private TaskOrder() {}

    static String by(ListTasks.Sort sort, SortDirection direction) {
        String end = " " + direction.name();
        String first = switch (sort) {
            case CREATED_AT -> "";
            case TASK_TYPE -> "task.type" + end + ", ";
            case APP -> "(select lower(app.name) from app where app.id = task.app_id)" + end + " nulls last, ";
            case TARGET_USER ->
                "(select lower(person.display_name) from person where person.id = task.target_user_id)" + end
                        + " nulls last, ";
        };
        return " order by " + first + "task.position" + end;
    }
}
