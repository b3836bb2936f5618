package io.reeve.query.user;

import static io.reeve.query.projection.Rows.exactlyOne;

import io.reeve.kernel.user.ListRolesOf;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleEvent.RoleGranted;
import io.reeve.kernel.user.RoleEvent.RoleRevoked;
import io.reeve.query.projection.Projection;
import io.reeve.query.projection.Read;
import io.reeve.query.projection.Rows;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;

/** Who holds which role. */
@Projection(version = 1)
@ProcessingGroup("view-role")
class RoleProjection {

    private final Rows rows;
    private final Read read;

    RoleProjection(Rows rows, Read read) {
        this.rows = rows;
        this.read = read;
    }

    @EventHandler
    void on(RoleGranted event) {
        rows.sql("insert into role_holder (user_id, role) values (?, ?) on conflict do nothing")
                .param(event.userId().value())
                .param(event.role().name())
                .update();
    }

    @EventHandler
    void on(RoleRevoked event) {
        exactlyOne(rows.sql("delete from role_holder where user_id = ? and role = ?")
                .param(event.userId().value())
                .param(event.role().name())
                .update());
    }

    @QueryHandler
    List<Role> handle(ListRolesOf query) {
        return read
                .sql("select role from role_holder where user_id = ?")
                .param(query.userId().value())
                .query((row, number) -> Role.valueOf(row.getString("role")))
                .list()
                .stream()
                .sorted()
                .toList();
    }
}
