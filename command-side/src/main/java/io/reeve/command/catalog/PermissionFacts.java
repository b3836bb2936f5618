package io.reeve.command.catalog;

import io.reeve.command.fact.FactBatch;
import io.reeve.command.fact.FactJson;
import io.reeve.command.fact.FactsOf;
import io.reeve.kernel.permission.PermissionEvent;
import io.reeve.kernel.permission.PermissionEvent.PermissionChanged;
import io.reeve.kernel.permission.PermissionEvent.PermissionCreated;
import io.reeve.kernel.permission.PermissionEvent.PermissionDeleted;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The permissions that there are. */
@Component
final class PermissionFacts implements FactsOf<PermissionEvent> {

    @Override
    public List<String> tables() {
        return List.of("reeve.permission_fact");
    }

    @Override
    public Class<PermissionEvent> family() {
        return PermissionEvent.class;
    }

    @Override
    public void record(PermissionEvent event, long position, FactBatch batch) throws SQLException {
        switch (event) {
            case PermissionCreated created ->
                batch.add(
                        """
                        insert into reeve.permission_fact (permission_id, app_id, config, made_at, position)
                        values (?, ?, ?::jsonb, ?, ?)""",
                        created.permissionId().value(),
                        created.appId().value(),
                        FactJson.write(created.config()),
                        position,
                        position);
            case PermissionChanged changed ->
                batch.add(
                        "update reeve.permission_fact set config = ?::jsonb, position = ? where permission_id = ?",
                        FactJson.write(changed.config()),
                        position,
                        changed.permissionId().value());
            case PermissionDeleted deleted ->
                batch.add(
                        "delete from reeve.permission_fact where permission_id = ?",
                        deleted.permissionId().value());
        }
    }
}
