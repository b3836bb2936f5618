package io.reeve.command.catalog;

import io.reeve.command.fact.FactTable;
import io.reeve.command.fact.RecordedEvent;
import io.reeve.kernel.permission.PermissionEvent;
import io.reeve.kernel.permission.PermissionEvent.PermissionChanged;
import io.reeve.kernel.permission.PermissionEvent.PermissionCreated;
import io.reeve.kernel.permission.PermissionEvent.PermissionDeleted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class PermissionFacts implements FactTable {

    @Override
    public List<String> tables() {
        return List.of("reeve.permission_fact");
    }

    @Override
    public boolean concerns(Object payload) {
        return payload instanceof PermissionEvent;
    }

    @Override
    public void record(Connection connection, List<RecordedEvent> events) throws SQLException {
        try (PreparedStatement create = connection.prepareStatement("""
                        insert into reeve.permission_fact
                            (permission_id, app_id, type, label, config, made_at, position)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?)""");
                PreparedStatement change = connection.prepareStatement("""
                        update reeve.permission_fact set label = ?, config = ?::jsonb, position = ?
                        where permission_id = ?""");
                PreparedStatement delete =
                        connection.prepareStatement("delete from reeve.permission_fact where permission_id = ?")) {
            for (RecordedEvent event : events) {
                switch ((PermissionEvent) event.payload()) {
                    case PermissionCreated created -> create(create, created, event.position());
                    case PermissionChanged changed -> change(change, changed, event.position());
                    case PermissionDeleted deleted -> {
                        delete.setObject(1, deleted.permissionId().value());
                        delete.addBatch();
                    }
                }
            }
            // The life of each permission is in this order.
            create.executeBatch();
            change.executeBatch();
            delete.executeBatch();
        }
    }

    private static void create(PreparedStatement statement, PermissionCreated created, long position)
            throws SQLException {
        statement.setObject(1, created.permissionId().value());
        statement.setObject(2, created.appId().value());
        statement.setString(3, created.type().name());
        statement.setString(4, created.label());
        statement.setString(5, FactJson.write(created.config()));
        statement.setLong(6, position);
        statement.setLong(7, position);
        statement.addBatch();
    }

    private static void change(PreparedStatement statement, PermissionChanged changed, long position)
            throws SQLException {
        statement.setString(1, changed.label());
        statement.setString(2, FactJson.write(changed.config()));
        statement.setLong(3, position);
        statement.setObject(4, changed.permissionId().value());
        statement.addBatch();
    }
}
