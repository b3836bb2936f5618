package io.reeve.command.user;

import io.reeve.command.fact.FactBatch;
import io.reeve.command.fact.FactsOf;
import io.reeve.kernel.user.RoleEvent;
import io.reeve.kernel.user.RoleEvent.RoleGranted;
import io.reeve.kernel.user.RoleEvent.RoleRevoked;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who holds which role. */
@Component
class RoleFacts implements FactsOf<RoleEvent> {

    @Override
    public List<String> tables() {
        return List.of("reeve.role_holder");
    }

    @Override
    public Class<RoleEvent> family() {
        return RoleEvent.class;
    }

    @Override
    public void record(RoleEvent event, long position, FactBatch batch) throws SQLException {
        batch.add(
                switch (event) {
                    case RoleGranted _ -> "insert into reeve.role_holder (user_id, role) values (?, ?)";
                    case RoleRevoked _ -> "delete from reeve.role_holder where user_id = ? and role = ?";
                },
                event.userId().value(),
                event.role().name());
    }
}
