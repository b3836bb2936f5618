package io.reeve.command.process.taskownership;

import io.reeve.command.fact.Catalog;
import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which open tasks have to be looked at again. Names rather too many than one too few: looking changes nothing by itself. */
@Component
class TasksInQuestion {

    private final JdbcClient client;
    private final Catalog catalog;

    TasksInQuestion(DataSource dataSource, Catalog catalog) {
        this.client = JdbcClient.create(dataSource);
        this.catalog = catalog;
    }

    /** Those that one of these people or groups has. */
    List<TaskId> ownedByOneOf(Collection<UUID> owners) {
        return client.sql("select task_id from reeve.open_task where owners && cast(? as uuid[])")
                .param(owners.stream().map(UUID::toString).toArray(String[]::new))
                .query(TasksInQuestion::id)
                .list();
    }

    /** Those that are not with the people they are meant for. */
    List<TaskId> unsettled() {
        return client.sql("select task_id from reeve.open_task where not settled")
                .query(TasksInQuestion::id)
                .list();
    }

    List<TaskId> unsettledOf(AppId app) {
        return client.sql("select task_id from reeve.open_task where not settled and app_id = ?")
                .param(app.value())
                .query(TasksInQuestion::id)
                .list();
    }

    /** Those that would be with this group, as a candidate or as admins of the app, had it had anybody. */
    List<TaskId> unsettledFor(GroupId group) {
        String[] apps =
                client
                        .sql("select distinct app_id from reeve.open_task where not settled")
                        .query(UUID.class)
                        .list()
                        .stream()
                        .filter(app -> isAdminOf(new AppId(app), group))
                        .map(UUID::toString)
                        .toArray(String[]::new);
        return client.sql("""
                        select task_id from reeve.open_task
                        where not settled and (? = any(candidates) or app_id = any(cast(? as uuid[])))""")
                .param(group.value())
                .param(apps)
                .query(TasksInQuestion::id)
                .list();
    }

    private boolean isAdminOf(AppId app, GroupId group) {
        return catalog.app(app)
                .filter(found ->
                        found.settings().requestFlow().admins().groups().contains(group))
                .isPresent();
    }

    private static TaskId id(ResultSet row, int number) throws SQLException {
        return new TaskId(row.getObject(1, UUID.class));
    }
}
