package io.reeve.query.group;

import io.reeve.kernel.app.AppId;
import io.reeve.kernel.group.GroupId;
import io.reeve.kernel.group.GroupView;
import io.reeve.query.projection.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How a group lies in a row of the view. */
final class GroupRow {

    private GroupRow() {}

    static GroupView view(ResultSet row, int number) throws SQLException {
        return new GroupView(
                new GroupId(Kept.id(row, "id")),
                row.getString("name"),
                row.getString("description"),
                new AppId(Kept.id(row, "app_id")),
                row.getString("integration_specific_id"),
                row.getString("external_id"),
                Kept.time(row, "created_at"),
                Kept.time(row, "changed_at"),
                row.getLong("version"));
    }
}
