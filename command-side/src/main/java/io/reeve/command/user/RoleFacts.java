package io.reeve.command.user;

import io.reeve.command.fact.FactBatch;
import io.reeve.command.fact.FactTable;
import io.reeve.command.fact.RecordedEvent;
import io.reeve.kernel.user.RoleEvent;
import io.reeve.kernel.user.RoleEvent.RoleGranted;
import io.reeve.kernel.user.RoleEvent.RoleRevoked;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who holds which role. */
@Component
class RoleFacts implements FactTable {

    @Override
    public List<String> tables() {
        return List.of("reeve.role_holder");
    }

    @Override
    public boolean concerns(Object payload) {
        return payload instanceof RoleEvent;
    }

    @Override
    public void record(Connection connection, List<RecordedEvent> events) throws SQLException {
        try (FactBatch batch = new FactBatch(connection)) {
            for (RecordedEvent event : events) {
                RoleEvent role = (RoleEvent) event.payload();
                batch.add(
                        switch (role) {
                            case RoleGranted _ -> "insert into reeve.role_holder (user_id, role) values (?, ?)";
                            case RoleRevoked _ -> "delete from reeve.role_holder where user_id = ? and role = ?";
                        },
                        role.userId().value(),
                        role.role().name());
            }
            batch.flush();
        }
    }
}
