package io.reeve.query.group;

import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** How a group lies in a row of the view. */
final class GroupRow {

    private GroupRow() {}

    static GroupView view(ResultSet row, int number) throws SQLException {
        return new GroupView(
                new GroupId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("description"),
                new AppId(row.getObject("app_id", UUID.class)),
                row.getString("integration_specific_id"),
                row.getString("external_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
