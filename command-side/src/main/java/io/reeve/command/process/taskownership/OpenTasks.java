package io.reeve.command.process.taskownership;

import io.reeve.command.fact.FactTable;
import io.reeve.command.fact.RecordedEvent;
import io.reeve.kernel.app.Approvers;
import io.reeve.kernel.task.TaskEvent;
import io.reeve.kernel.task.TaskEvent.Ownership;
import io.reeve.kernel.task.TaskEvent.TaskClosed;
import io.reeve.kernel.task.TaskEvent.TaskCommented;
import io.reeve.kernel.task.TaskEvent.TaskCompleted;
import io.reeve.kernel.task.TaskEvent.TaskDismissed;
import io.reeve.kernel.task.TaskEvent.TaskForgone;
import io.reeve.kernel.task.TaskEvent.TaskOpened;
import io.reeve.kernel.task.TaskEvent.TaskReassigned;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The open tasks and who has them. Written with the events themselves, so that whoever learns that somebody has left, finds
 * every task that was opened before that.
 */
@Component
final class OpenTasks implements FactTable {

    @Override
    public List<String> tables() {
        return List.of("reeve.open_task");
    }

    @Override
    public boolean concerns(Object payload) {
        return payload instanceof TaskEvent && !(payload instanceof TaskCommented);
    }

    @Override
    public void record(Connection connection, List<RecordedEvent> events) throws SQLException {
        Map<UUID, TaskOpened> opened = new LinkedHashMap<>();
        Map<UUID, TaskReassigned> moved = new LinkedHashMap<>();
        Map<UUID, TaskEvent> closed = new LinkedHashMap<>();
        for (RecordedEvent event : events) {
            TaskEvent task = (TaskEvent) event.payload();
            UUID id = task.taskId().value();
            switch (task) {
                case TaskOpened open -> opened.put(id, open);
                case TaskReassigned reassigned -> moved.put(id, reassigned);
                case TaskCompleted completed -> closed.put(id, completed);
                case TaskDismissed dismissed -> closed.put(id, dismissed);
                case TaskClosed ended -> closed.put(id, ended);
                case TaskCommented _, TaskForgone _ -> {}
            }
        }
        insert(connection, opened.values());
        update(connection, moved.values());
        delete(connection, closed.keySet());
    }

    private static void insert(Connection connection, Collection<TaskOpened> opened) throws SQLException {
        if (opened.isEmpty()) {
            return;
        }
        write(
                connection,
                """
                insert into reeve.open_task (task_id, app_id, settled, owners, candidates)
                select task_id, app_id, settled, owners::uuid[], candidates::uuid[]
                from unnest(?::uuid[], ?::uuid[], ?::boolean[], ?::text[], ?::text[])
                     as opened (task_id, app_id, settled, owners, candidates)
                on conflict (task_id) do nothing""",
                List.of(
                        opened.stream().map(task -> task.taskId().value()).toArray(),
                        opened.stream()
                                .map(task -> task.subject().appId().value())
                                .toArray(),
                        opened.stream().map(task -> settled(task.ownership())).toArray(),
                        opened.stream().map(task -> array(task.assignees())).toArray(),
                        opened.stream().map(task -> array(task.candidates())).toArray()));
    }

    private static void update(Connection connection, Collection<TaskReassigned> moved) throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        write(
                connection,
                """
                update reeve.open_task task set settled = moved.settled, owners = moved.owners::uuid[]
                from unnest(?::uuid[], ?::boolean[], ?::text[]) as moved (task_id, settled, owners)
                where task.task_id = moved.task_id""",
                List.of(
                        moved.stream().map(task -> task.taskId().value()).toArray(),
                        moved.stream().map(task -> settled(task.ownership())).toArray(),
                        moved.stream().map(task -> array(task.assignees())).toArray()));
    }

    private static void delete(Connection connection, Collection<UUID> closed) throws SQLException {
        if (!closed.isEmpty()) {
            write(
                    connection,
                    "delete from reeve.open_task where task_id = any(?::uuid[])",
                    List.<Object[]>of(closed.toArray()));
        }
    }

    private static void write(Connection connection, String sql, List<Object[]> columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", columns.get(i)));
            }
            statement.executeUpdate();
        }
    }

    private static boolean settled(Ownership ownership) {
        return switch (ownership) {
            case CONFIGURED, REASSIGNED -> true;
            case APP_ADMINS, DOMAIN_ADMINS, NOBODY -> false;
        };
    }

    /** People and groups as PostgreSQL writes an array. */
    private static String array(Approvers approvers) {
        return Stream.concat(
                        approvers.users().stream().map(Object::toString),
                        approvers.groups().stream().map(Object::toString))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
