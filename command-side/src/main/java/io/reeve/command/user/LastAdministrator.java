package io.reeve.command.user;

import io.reeve.command.fact.Invariant;
import io.reeve.kernel.Rejection;
import io.reeve.kernel.user.Role;
import io.reeve.kernel.user.RoleEvent.RoleRevoked;
import io.reeve.kernel.user.UserEvent.UserStatusChanged;
import io.reeve.kernel.user.UserStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.stereotype.Component;

/**
 * An installation without an administrator who may act could never be put right again. Roles and people are different
 * aggregates, so that the last two administrators could go at once by different ways; here neither goes unnoticed.
 */
@Component
class LastAdministrator implements Invariant {

    private static final String SOMEBODY_IS = """
            select exists (select from reeve.role_holder r join reeve.person p on p.id = r.user_id
                           where r.role = 'ADMIN' and p.status = 'ACTIVE')""";

    @Override
    public boolean concerns(Object payload) {
        return switch (payload) {
            case RoleRevoked revoked -> revoked.role() == Role.ADMIN;
            case UserStatusChanged changed -> changed.previous() == UserStatus.ACTIVE;
            default -> false;
        };
    }

    @Override
    public boolean holds(Connection connection) throws SQLException {
        try (Statement question = connection.createStatement();
                ResultSet answer = question.executeQuery(SOMEBODY_IS)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    @Override
    public Rejection refusal() {
        return Rejection.conflict(
                "last_admin", "This is the only administrator who may act; make somebody else one first.");
    }
}
